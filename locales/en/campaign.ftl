# Campaigns and their editions, for whoever runs them.

tab-campaigns = Campaigns
    .short = Campaigns
campaigns-none = No campaigns yet.
campaign-new = New campaign
campaign-name = What is the campaign called?
campaign-slug = Name in addresses
    .hint = Small letters, digits and hyphens. Left empty, it is made of the name. It cannot be changed later.
campaign-organisation = Who runs it?
campaign-add = Add the campaign
campaign-save = Save the name
campaign-editions = Editions
campaign-editions-none = No editions yet.
campaign-remove = Remove the campaign
campaign-unused = The campaign has no editions, so it can be removed.
campaign-used = { $editions ->
    [one] The campaign has { $editions } edition, so it cannot be removed.
   *[other] The campaign has { $editions } editions, so it cannot be removed.
}
editions-name = Edition
editions-dates = Days
editions-sessions = Published sessions
editions-report = Report
edition-new = New edition
edition-new-link = Add an edition
edition-slug = The edition’s name in addresses
    .hint = For example 2027. It cannot be changed later.
edition-names = What is the edition called?
edition-starts = First day
edition-ends = Last day
    .hint = Leave it empty if the end is not decided.
edition-themes = Theme
edition-rules = Rules for those who take part
edition-asks = What is asked of the sessions?
    .hint = Holds for sessions published from now on.
edition-must-be-free = They are free of charge
edition-must-be-open = They are open to everybody
edition-add = Add the edition
edition-save = Save the edition
edition-remove = Remove the edition
edition-unused = No session belongs to the edition, so it can be removed.
edition-used = The edition is in use, so it cannot be removed. Sessions: { $sessions }. Submitted figures: { $submissions }.
edition-report-link = Report and submitted figures
edition-change-link = Change the edition
done-campaign-added = The campaign is added. Add its first edition here.
done-campaign-changed = The campaign is changed.
done-campaign-removed = The campaign is removed.
done-edition-added = The edition is added.
done-edition-changed = The edition is changed.
done-edition-removed = The edition is removed.
