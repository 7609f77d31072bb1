extension Adapter {
  static let salesforceStages = [
    KnownStage("prospecting", "Prospecting", 10),
    KnownStage("qualification", "Qualification", 10),
    KnownStage("needs-analysis", "Needs Analysis", 20),
    KnownStage("value-proposition", "Value Proposition", 50),
    KnownStage("decision-makers", "Id. Decision Makers", 60),
    KnownStage("perception-analysis", "Perception Analysis", 70),
    KnownStage("proposal", "Proposal/Price Quote", 75),
    KnownStage("negotiation", "Negotiation/Review", 90),
    KnownStage("won", "Closed Won", 100, .won),
    KnownStage("lost", "Closed Lost", 0, .lost),
  ]
}
