extension Adapter {
  static let hubSpot = Adapter(
    id: "hubspot", title: "HubSpot",
    signature: [
      "Record ID", "Deal owner", "Create Date", "Associated Company", "Original Source",
      "Associated Contact IDs", "Associated Company IDs", "Associated Contact", "dealname", "dealstage",
      "closedate", "createdate", "hubspot_owner_id", "hs_object_id", "hs_is_closed_won", "deal_currency_code",
    ],
    fileNames: ["hubspot"],
    headers: [
      CRMHeaders(
        "deals",
        """
        id = Record ID | hs_object_id
        name, id = Deal Name | dealname
        stage = Deal Stage | dealstage
        pipeline = Pipeline
        closed, expected_close = Close Date | closedate
        created = Create Date | createdate
        owner = Deal owner | hubspot_owner_id
        team = HubSpot Team | hubspot_team_id
        amount = Amount | amount
        currency = Currency | deal_currency_code
        probability = Deal probability | hs_deal_stage_probability
        is_won = Is Closed Won | hs_is_closed_won
        is_closed = Is Deal Closed? | hs_is_closed
        forecast_category = Forecast category | hs_manual_forecast_category
        last_activity = Last Activity Date | notes_last_updated
        modified = Last Modified Date | hs_lastmodifieddate
        source = Original Source | Original Source Type | hs_analytics_source
        account = Associated Company | Primary Associated Company
        contacts = Associated Contact IDs | Associated Contact | num_associated_contacts
        next_step = Next step | hs_next_step
        type = Deal Type | dealtype
        lost_reason = Closed Lost Reason | closed_lost_reason
        """)
    ],
    stages: hubSpotStages, quirks: hubSpotQuirks)
}
