extension Adapter {
  static let hubSpot = Adapter(
    id: "hubspot", title: "HubSpot",
    signature: [
      "Record ID", "Deal owner", "Create Date", "Associated Company", "Original Source",
      "Associated Contact IDs",
      "Associated Company IDs", "dealname", "dealstage", "closedate", "createdate", "hubspot_owner_id",
      "hs_object_id",
    ],
    headers: [
      CRMHeaders(
        "deals",
        """
        id = Record ID | hs_object_id
        name = Deal Name | dealname
        stage = Deal Stage | dealstage
        pipeline = Pipeline
        closed, expected_close = Close Date | closedate
        created = Create Date | createdate
        owner = Deal owner | hubspot_owner_id
        amount = Amount
        currency = Currency | deal_currency_code
        last_activity = Last Activity Date | notes_last_updated
        source = Original Source | Original Source Type | hs_analytics_source
        account = Associated Company | Primary Associated Company
        type = Deal Type | dealtype
        lost_reason = Closed Lost Reason | closed_lost_reason
        """)
    ],
    stages: hubSpotStages)
}
