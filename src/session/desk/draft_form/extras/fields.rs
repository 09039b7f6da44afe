//! The fields in one language, each with its error. `templates/session/extra_fields.html` shows them.

use super::form::{ExtraForm, equipment_field};
use super::options::{ExtraOptions, OfferedEquipment};
use crate::platform::i18n::{named, t_with};
use crate::platform::ui::form::{Choice, Choices, Field};
use crate::session::desk::draft_form::field_maker::FieldMaker;
use crate::session::desk::draft_form::texts::TextField;
use crate::session::particulars::{Device, TargetGroup};

/// Under four headings: for whom and what about, where and with whom, equipment and time around, booking and price.
#[derive(Debug, Clone, Default)]
pub struct ExtraFields {
    pub languages: Choices,
    pub topics: Choices,
    pub devices: Choices,
    pub target_groups: Choices,
    /// From and to, in years.
    pub ages: Vec<Field>,
    pub age_words: Vec<TextField>,
    pub kind_name: Vec<TextField>,
    pub bring: Vec<TextField>,
    pub campaigns: Option<Choices>,
    pub place: Vec<TextField>,
    /// Asked where the place in words is.
    pub position: Option<Field>,
    pub online: Field,
    pub arrangement: Choices,
    pub others: Field,
    pub audience: Choices,
    /// How many of each kind that the venue has.
    pub equipment: Vec<Field>,
    /// Minutes to set up and to clear away.
    pub margins: Vec<Field>,
    pub fee: Vec<TextField>,
    /// The queue, and when booking closes; none where nobody books.
    pub rules: Vec<Choices>,
    pub limits: Vec<Field>,
}

impl FieldMaker<'_> {
    /// `booked` says whether seats are booked.
    #[must_use]
    pub fn extras(&self, options: &ExtraOptions, form: &ExtraForm, booked: bool) -> ExtraFields {
        let editions = with_own(&options.campaigns, &form.campaigns, Clone::clone);
        let campaigns = self.boxes("campaigns", "new-campaigns", &editions, &form.campaigns);
        let topic = |name: &String| named(self.locale, "topic", name).into_owned();
        let topics = with_own(&options.topics, &form.topics, topic);
        ExtraFields {
            languages: self.boxes(
                "languages",
                "new-languages",
                &options.languages,
                &form.languages,
            ),
            topics: self.boxes("topics", "new-topics", &topics, &form.topics),
            devices: self.boxes("devices", "new-devices", &self.devices(), &form.devices),
            target_groups: self.boxes(
                "target-groups",
                "new-target-groups",
                &self.target_groups(),
                &form.target_groups,
            ),
            ages: vec![
                self.small("age-from", "new-age-from", &form.age_from),
                self.small("age-to", "new-age-to", &form.age_to),
            ],
            age_words: self.texts("age-words", "new-age-words", &form.age_words),
            kind_name: self.texts("kind-name", "new-kind-name", &form.kind_name),
            bring: self.texts("bring", "new-bring", &form.bring),
            campaigns: Some(campaigns).filter(|some| !some.choices.is_empty()),
            place: self.texts("place", "new-place", &form.place),
            position: Some(self.position(form)),
            online: self.online(form),
            arrangement: self.arrangement(form),
            others: self.field("others", "new-others", &form.others).optional(),
            audience: self.audience(form),
            equipment: self.equipment(options, form),
            margins: vec![
                self.small("set-up", "new-set-up", &form.set_up),
                self.small("clearing", "new-clearing", &form.clearing),
            ],
            fee: self.texts("fee", "new-fee", &form.fee),
            rules: match booked {
                true => vec![self.queue(form), self.lead(form)],
                false => Vec::new(),
            },
            limits: match booked {
                true => self.limits(form),
                false => Vec::new(),
            },
        }
    }

    fn devices(&self) -> Vec<(String, String)> {
        let label = |device: Device| {
            let name = device.name();
            (
                name.to_owned(),
                named(self.locale, "device", name).into_owned(),
            )
        };
        Device::ALL.map(label).to_vec()
    }

    fn target_groups(&self) -> Vec<(String, String)> {
        let label = |group: TargetGroup| {
            let name = group.name();
            (
                name.to_owned(),
                named(self.locale, "target-group", name).into_owned(),
            )
        };
        TargetGroup::ALL.map(label).to_vec()
    }

    fn small(&self, name: &'static str, key: &str, typed: &str) -> Field {
        self.field(name, key, typed)
            .kind("text", "tiny")
            .typed("off", "numeric")
            .optional()
    }

    fn equipment(&self, options: &ExtraOptions, form: &ExtraForm) -> Vec<Field> {
        let field = |one: &OfferedEquipment| {
            let (label, facts) = (one.name.as_str(), [("n", one.count.into())]);
            Field::new(equipment_field(&one.id), label)
                .hint(t_with(self.locale, "new-equipment-there", &facts))
                .kind("text", "tiny")
                .typed("off", "numeric")
                .value(form.pieces(&one.id))
                .checked(self.errors)
                .optional()
        };
        options.equipment.iter().map(field).collect()
    }

    fn position(&self, form: &ExtraForm) -> Field {
        self.field("position", "new-position", &form.position)
            .hint(self.t("new-position.hint"))
            .kind("text", "short")
            .optional()
    }

    fn online(&self, form: &ExtraForm) -> Field {
        self.field("online", "new-online", &form.online)
            .hint(self.t("new-online.hint"))
            .kind("url", "")
            .typed("off", "url")
            .optional()
    }

    fn select(
        &self,
        name: &'static str,
        key: &str,
        options: &[(&str, &str)],
        chosen: &str,
    ) -> Choices {
        let choice = |(value, key): &(&str, &str)| Choice::new(*value, self.t(key), chosen);
        let choices = options.iter().map(choice).collect();
        Choices::new(name, self.t(key), choices).checked(self.errors)
    }

    fn arrangement(&self, form: &ExtraForm) -> Choices {
        let options = [
            ("", "new-arrangement.own"),
            ("with-others", "new-arrangement.with-others"),
            ("others-alone", "new-arrangement.others-alone"),
        ];
        self.select(
            "arrangement",
            "new-arrangement",
            &options,
            &form.arrangement,
        )
    }

    fn audience(&self, form: &ExtraForm) -> Choices {
        let options = [
            ("", "new-audience.usual"),
            ("public", "new-audience.public"),
            ("internal", "new-audience.internal"),
            ("invited", "new-audience.invited"),
        ];
        self.select("audience", "new-audience", &options, &form.audience)
    }

    fn queue(&self, form: &ExtraForm) -> Choices {
        let options = [
            ("", "new-queue.give"),
            ("offer", "new-queue.offer"),
            ("none", "new-queue.none"),
        ];
        self.select("queue", "new-queue", &options, &form.queue)
    }

    /// The usual choices, and the one that was made elsewhere.
    fn lead(&self, form: &ExtraForm) -> Choices {
        let options = [
            ("", "new-lead.start"),
            ("60", "new-lead.hour"),
            ("120", "new-lead.two-hours"),
            ("1440", "new-lead.day"),
            ("2880", "new-lead.two-days"),
        ];
        let mut lead = self.select("lead", "new-lead", &options, &form.lead);
        if options.iter().all(|(value, _)| *value != form.lead) {
            let minutes = [("n", form.lead.as_str().into())];
            let label = t_with(self.locale, "new-lead.minutes", &minutes);
            lead.choices
                .push(Choice::new(&form.lead, label, &form.lead));
        }
        lead
    }

    fn limits(&self, form: &ExtraForm) -> Vec<Field> {
        let number = |name, key, value: &str| {
            self.field(name, key, value)
                .kind("text", "tiny")
                .typed("off", "numeric")
                .optional()
        };
        vec![
            number("per-booking", "new-per-booking", &form.per_booking),
            number("desk-seats", "new-desk-seats", &form.desk_seats),
        ]
    }
}

/// What is offered, and what the session has beside that.
fn with_own(
    offered: &[(String, String)],
    own: &[String],
    label: impl Fn(&String) -> String,
) -> Vec<(String, String)> {
    let known = |value: &String| offered.iter().any(|(known, _)| known == value);
    let own = own.iter().filter(|value| !known(value));
    let own = own.map(|value| (value.clone(), label(value)));
    offered.iter().cloned().chain(own).collect()
}
