extension Adapter {
  static let salesforce = Adapter(
    id: "salesforce", title: "Salesforce",
    signature: [
      "Opportunity Owner", "Opportunity Name", "Opportunity ID", "Fiscal Period", "Forecast Category",
      "Owner Role", "StageName", "CloseDate", "CreatedDate", "CurrencyIsoCode", "Amount (Converted)",
      "Amount Currency", "Opportunity Next Steps", "IsWon", "IsClosed", "ForecastCategoryName",
      "LastModifiedDate",
    ],
    fileNames: ["report0000000000000", "salesforce"],
    headers: [
      CRMHeaders(
        "deals",
        """
        id = Opportunity ID | Id | OpportunityId
        name, id = Opportunity Name
        owner = Opportunity Owner
        account = Account Name
        team = Owner Role
        region = Territory Region
        amount = Amount (Converted) | Total Amount (Converted) | Amount | Total Amount
        currency = Amount Currency | Total Amount Currency | Opportunity Currency | CurrencyIsoCode
        stage = Stage | StageName
        is_won = Won | IsWon
        is_closed = Closed | IsClosed
        closed, expected_close = Close Date | CloseDate
        created = Created Date | CreatedDate
        probability = Probability (%) | Probability
        forecast_category = Forecast Category | ForecastCategoryName
        next_step = Next Step | Opportunity Next Steps | NextStep
        source = Lead Source | LeadSource
        last_activity = Last Activity | LastActivityDate
        modified = Last Modified Date | LastModifiedDate
        type = Type
        """),
      CRMHeaders(
        "stage_history",
        """
        deal = Opportunity ID | OpportunityId
        stage = To Stage | Stage | StageName
        entered = Last Stage Change Date | CreatedDate | Created Date
        """),
    ],
    stages: salesforceStages, quirks: salesforceQuirks)
}
