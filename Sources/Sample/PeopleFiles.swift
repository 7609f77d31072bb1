import Periods

/// The files about what the sales people are and do.
func peopleFiles(_ company: Company) -> [SampleFile] {
  [
    ("data/activities.csv", activityFile(company)), ("data/people.csv", rosterFile(company)),
    ("data/training.csv", trainingFile(company)),
  ]
}

private func rosterFile(_ company: Company) -> [UInt8] {
  var text = CSVText(header: "工号,姓名,部门,主管,区域,职位,入职日期,离职日期")
  for person in company.people {
    let team = teams[person.team]
    text.cell("HC", person.number, width: 4)
    text.cell(person.name)
    text.cell(team.name)
    text.cell(person.isLead ? "王敏" : team.lead)
    text.cell(team.region)
    text.cell(person.isLead ? "团队主管" : "销售代表")
    text.cell(person.started)
    text.cell(person.ended)
    text.endRow()
  }
  return text.bytes
}

/// Visits and calls of the last eleven months, since visits are signed in on the phone: about six visits a week each.
private func activityFile(_ company: Company) -> [UInt8] {
  var random = Randomness(seed: company.options.seed, stream: 7)
  var text = CSVText(header: "日期,销售,类型,客户名称,时长(分钟)")
  let market = teams.indices.map { team in
    company.accounts.indices.filter { company.accounts[$0].team == team }
  }
  var day = company.monthsBack(10)
  while day <= company.options.asOf {
    if sampleCalendar.isWorkingDay(day) {
      let readiness = isAroundSpringFestival(day) ? 0.3 : 1
      for person in company.people where person.started <= day && person.ended.map({ $0 >= day }) ?? true {
        let here = market[person.team]
        let chances = [("拜访", 0.8), ("拜访", 0.4), ("电话", 0.12)]
        for (kind, chance) in chances where random.happens(chance * readiness) && !here.isEmpty {
          text.cell(day)
          text.cell(person.name)
          text.cell(kind)
          text.cell(company.accounts[here[random.index(here.count)]].name)
          text.cell(random.whole(2...12) * (kind == "拜访" ? 10 : 3))
          text.endRow()
        }
      }
    }
    day = day + 1
  }
  return text.bytes
}

/// A course a quarter for about two thirds of the people; 产品演示 went to the whole south before its deals turned.
private func trainingFile(_ company: Company) -> [UInt8] {
  var random = Randomness(seed: company.options.seed, stream: 8)
  var rows: [(day: Day, person: Int, course: String, hours: Int)] = []
  let courses = ["首次拜访", "需求确认", "谈判", "预测"]
  for offset in stride(from: 2, through: 35, by: 3) {
    let tuesday = secondTuesday(of: Month(index: company.start.month.index + offset - 1))
    for (place, person) in company.people.enumerated()
    where person.started <= tuesday && person.ended.map({ $0 >= tuesday }) ?? true && random.happens(0.65) {
      rows.append((tuesday, place, courses[offset / 3 % courses.count], 4))
    }
  }
  if company.truths.arePlanted {
    for (place, person) in company.people.enumerated()
    where person.team == TeamID.south && person.ended == nil {
      rows.append((company.truths.southTrained + -3 + place % 2, place, "产品演示", 4))
    }
  }
  rows.sort { ($0.day, $0.person) < ($1.day, $1.person) }
  var text = CSVText(header: "rep,course,date,status,score,hours")
  for row in rows {
    text.cell(company.people[row.person].name)
    text.cell(row.course)
    text.cell(row.day)
    text.cell("completed")
    text.cell(random.whole(72...98))
    text.cell(row.hours)
    text.endRow()
  }
  return text.bytes
}

private func secondTuesday(of month: Month) -> Day {
  let first = month.first
  return first + ((2 - first.weekday + 7) % 7 + 7)
}
