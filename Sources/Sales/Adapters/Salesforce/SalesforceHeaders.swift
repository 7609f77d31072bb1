extension Adapter {
  static let salesforce = Adapter(
    id: "salesforce", title: "Salesforce",
    signature: [
      "Opportunity Owner", "Opportunity Name", "Opportunity ID", "Fiscal Period", "Forecast Category",
      "Owner Role",
      "StageName", "CloseDate", "CreatedDate", "CurrencyIsoCode", "Amount (Converted)",
      "Opportunity Next Steps",
    ],
    headers: [
      CRMHeaders(
        "deals",
        """
        id = Opportunity ID | Id | OpportunityId
        name = Opportunity Name
        owner = Opportunity Owner
        account = Account Name
        team = Owner Role
        region = Territory Region
        amount = Amount (Converted) | Amount | Total Amount
        currency = Amount Currency | Total Amount Currency | Opportunity Currency | CurrencyIsoCode
        stage = Stage | StageName
        closed, expected_close = Close Date | CloseDate
        created = Created Date | CreatedDate
        probability = Probability (%)
        forecast_category = Forecast Category | ForecastCategoryName
        next_step = Next Step | Opportunity Next Steps
        source = Lead Source | LeadSource
        last_activity = Last Activity | LastActivityDate
        modified = Last Modified Date | LastModifiedDate
        type = Type
        """)
    ],
    stages: salesforceStages)
}
