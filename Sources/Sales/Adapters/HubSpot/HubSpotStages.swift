extension Adapter {
  /// The default pipeline. An internal name is its label without blanks and capitals, so both fold to the same.
  static let hubSpotStages = [
    KnownStage("appointment", "Appointment Scheduled", 20),
    KnownStage("qualified", "Qualified To Buy", 40),
    KnownStage("presentation", "Presentation Scheduled", 60),
    KnownStage("decision-maker", "Decision Maker Bought-In", 80),
    KnownStage("contract", "Contract Sent", 90),
    KnownStage("won", "Closed Won", 100, .won),
    KnownStage("lost", "Closed Lost", 0, .lost),
  ]
}
