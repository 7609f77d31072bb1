#!/usr/bin/env python3
"""Times `quotabook inspect` on a large export beside DuckDB and Polars reading all columns of the same file.

inspect does more than they do: it recognises encoding, dialect and table, types and validates every column, finds
repeated ids and guesses the kind of every column for its page.
"""
import argparse
import multiprocessing
import os
import random
import subprocess
import sys
import time
import zipfile
from xml.sax.saxutils import escape

HEADER = "商机编号,商机名称,客户名称,商机所有者,区域,产品,金额,阶段,创建时间,预计成交日期,线索来源,描述"
FAMILY, GIVEN = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗", "敏强伟芳娜静磊洋艳勇杰涛明超秀霞平刚桂华"
CITIES = ["杭州", "苏州", "上海", "南京", "宁波", "合肥", "北京", "天津", "深圳", "成都"]
NAMES = ["云帆", "恒远", "科创", "智联", "远景", "金桥", "华信", "东方", "新元", "博纳", "天成", "明德", "瑞丰", "同济", "海川"]
KINDS = ["科技", "制造", "信息", "贸易", "实业"]
PRODUCTS = ["GTX Pro", "GTX Lite", "MG 500", "MG 700", "云桌面", "数据看板"]
STAGES = ["01资质审查", "02需求分析", "03价值建议", "05提案/报价", "06谈判/复审", "07成交", "08丢失的线索"]
SOURCES = ["线上广告", "老客户介绍", "展会", "电话", "合作伙伴"]
REGIONS = ["华东", "华北", "华南", "西部"]


def write(path, rows, encoding):
    """Twelve columns, a quoted amount in each row and a line end inside quotes in each ninth."""
    chance = random.Random(7)
    owners = [family + given for family in FAMILY for given in GIVEN]
    with open(path, "w", encoding=encoding, newline="") as file:
        file.write(HEADER + "\r\n")
        for row in range(rows):
            city, name, kind = chance.choice(CITIES), chance.choice(NAMES), chance.choice(KINDS)
            product, year, day = chance.choice(PRODUCTS), 2024 + row % 3, 1 + chance.randrange(28)
            created = f"{year}-{1 + chance.randrange(12):02}-{day:02}"
            closing = f"{year}-{1 + chance.randrange(12):02}-{day:02}"
            note = f'"{chance.choice(SOURCES)}，\n下次联系：{chance.choice(owners)}"' if row % 9 == 0 else ""
            file.write(
                f"zcrm_{4150000000000 + row * 7919},{name}{product}{row},{city}{name}{kind},{chance.choice(owners)},"
                f"{chance.choice(REGIONS)},{product},\"{chance.randrange(5000, 900000)}.{chance.randrange(100):02}\","
                f"{chance.choice(STAGES)},{created},{closing},{chance.choice(SOURCES)},{note}\r\n")


def write_workbook(path, rows, is_shared):
    """The same twelve columns as a sheet: text as shared or inline strings, amounts as numbers, days by a number format."""
    chance = random.Random(7)
    owners = [family + given for family in FAMILY for given in GIVEN]
    shared, order = {}, []

    def text(value):
        if not is_shared:
            return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        if value not in shared:
            shared[value] = len(order)
            order.append(value)
        return f'<c t="s"><v>{shared[value]}</v></c>'

    def record(row):
        city, name, kind = chance.choice(CITIES), chance.choice(NAMES), chance.choice(KINDS)
        product, day = chance.choice(PRODUCTS), 45_292 + chance.randrange(900)
        return (
            text(f"zcrm_{4150000000000 + row * 7919}") + text(f"{name}{product}{row}") + text(f"{city}{name}{kind}")
            + text(chance.choice(owners)) + text(chance.choice(REGIONS)) + text(product)
            + f"<c><v>{chance.randrange(5000, 900000)}.5</v></c>" + text(chance.choice(STAGES))
            + f'<c s="1"><v>{day}</v></c><c s="1"><v>{day + 60}</v></c>' + text(chance.choice(SOURCES))
            + text("下次联系：" + chance.choice(owners)))

    body = "".join(f"<row>{record(row)}</row>" for row in range(rows))
    head = "<row>" + "".join(text(name) for name in HEADER.split(",")) + "</row>"
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/xl/{name}.xml" ContentType="{kinds}.{kind}+xml"/>'
            for name, kind in (
                ("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"),
                ("sharedStrings", "sharedStrings")))
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="商机" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="r{number}" Type="{office}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(
                (("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")), 1))
        + "</Relationships>",
        "xl/styles.xml": f'<styleSheet {main}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1">'
        '<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{head}{body}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f'<sst {main}>' + "".join(f"<si><t>{escape(value)}</t></si>" for value in order) + "</sst>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)


def measure(command):
    """The best of three runs by wall time: wall seconds, processor seconds, greatest memory in MB."""
    best = None
    for _ in range(3):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        error = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        if status != 0:
            sys.exit(f"{command[0]} failed: {error.decode(errors='replace')[:400]}")
        run = (wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)
        best = run if best is None or run[0] < best[0] else best
    return best


PEERS = {
    "duckdb": "import duckdb,sys; c=duckdb.connect(); c.execute('set threads=2');"
    "c.execute(\"create table t as select * from read_csv('%s')\" % sys.argv[1])",
    "polars": "import polars,sys; polars.read_csv(sys.argv[1], try_parse_dates=True)",
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("scratch")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--python", default=sys.executable, help="a Python that has duckdb and polars")
    options = parser.parse_args()
    print(f"{'':<24}{'MB':>6}{'wall s':>9}{'CPU s':>9}{'memory MB':>11}")
    for encoding in ["utf-8", "gb18030"]:
        path = os.path.join(options.scratch, f"deals-{encoding}.csv")
        write(path, options.rows, encoding)
        size = os.path.getsize(path) // 1_000_000
        runs = [("quotabook " + encoding, [options.program, "inspect", path])]
        if encoding == "utf-8":
            for name, code in PEERS.items():
                if subprocess.run([options.python, "-c", f"import {name}"], capture_output=True).returncode == 0:
                    runs.append((f"{name} {encoding}", [options.python, "-c", code, path]))
                else:
                    print(f"{name} is not installed")
        for name, command in runs:
            wall, cpu, memory = measure(command)
            print(f"{name:<24}{size:>6}{wall:>9.2f}{cpu:>9.2f}{memory:>11}")
    workbooks(options)


def workbooks(options):
    """A tenth of the rows as a workbook, beside Polars with the reader calamine."""
    has_polars = not subprocess.run([options.python, "-c", "import polars, fastexcel"], capture_output=True).returncode
    if not has_polars:
        print("polars with fastexcel is not installed")
    code = "import polars,sys; polars.read_excel(sys.argv[1], engine='calamine')"
    for name in ("shared", "inline"):
        path = os.path.join(options.scratch, f"deals-{name}.xlsx")
        # In a process of its own: what this one holds would count as memory of those that it starts.
        writer = multiprocessing.Process(target=write_workbook, args=(path, options.rows // 10, name == "shared"))
        writer.start()
        writer.join()
        runs = [("quotabook", [options.program, "inspect", path])]
        if has_polars:
            runs.append(("polars", [options.python, "-c", code, path]))
        for reader, command in runs:
            wall, cpu, memory = measure(command)
            size = os.path.getsize(path) // 1_000_000
            print(f"{reader + ' xlsx ' + name:<24}{size:>6}{wall:>9.2f}{cpu:>9.2f}{memory:>11}")


main()
