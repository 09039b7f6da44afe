//! An own text in one language, taken apart into words and variables. This is the one place that says what may stand in
//! braces, and what becomes of a line whose variable has nothing to say.

use crate::platform::problem::Fault;

/// What stands in braces, in every language by the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variable {
    /// Who comes.
    Name,
    /// Day and time.
    When,
    /// Venue and room.
    Place,
    /// Whom to call.
    Phone,
}

impl Variable {
    pub const ALL: [Self; 4] = [Self::Name, Self::When, Self::Place, Self::Phone];

    /// As it is written in a text.
    #[must_use]
    pub fn written(self) -> &'static str {
        match self {
            Self::Name => "{name}",
            Self::When => "{when}",
            Self::Place => "{place}",
            Self::Phone => "{phone}",
        }
    }

    fn parse(written: &str) -> Result<Self, Fault> {
        let known = Self::ALL.into_iter().find(|one| one.written() == written);
        known.ok_or_else(|| refusal("unknown-variable").fact("variable", written))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    Variable(Variable),
}

type Line = Vec<Part>;

/// A text in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<Line>);

impl Template {
    /// # Errors
    /// `unknown-variable` with the fact `variable`, `lone-brace`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let lines: Result<Vec<Line>, Fault> = text.lines().map(parse_line).collect();
        lines.map(Self)
    }

    /// Puts the values in. A line whose variable has none is left out whole: half a sentence would be odd.
    #[must_use]
    pub fn fill(&self, value: impl Fn(Variable) -> Option<String>) -> String {
        let part = |part: &Part| match part {
            Part::Words(words) => Some(words.clone()),
            Part::Variable(variable) => value(*variable),
        };
        let line = |line: &Line| line.iter().map(part).collect::<Option<String>>();
        let mut lines: Vec<String> = self.0.iter().filter_map(line).collect();
        lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
        lines.join("\n").trim_matches('\n').to_owned()
    }
}

fn parse_line(line: &str) -> Result<Line, Fault> {
    let mut parts = Line::new();
    let mut rest = line;
    while let Some(at) = rest.find(['{', '}']) {
        let (words, braced) = rest.split_at(at);
        let end = braced.find('}').filter(|end| *end > 0);
        let (variable, after) = braced.split_at(end.ok_or_else(lone_brace)? + 1);
        if variable.matches('{').count() > 1 {
            return Err(lone_brace());
        }
        parts.push(Part::Words(words.to_owned()));
        parts.push(Part::Variable(Variable::parse(variable)?));
        rest = after;
    }
    parts.push(Part::Words(rest.to_owned()));
    Ok(parts)
}

fn lone_brace() -> Fault {
    refusal("lone-brace")
}

/// Every refusal says what can be written instead.
fn refusal(code: &'static str) -> Fault {
    let known = Variable::ALL.map(Variable::written).join(", ");
    Fault::new(code).fact("known", known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(variable: Variable) -> Option<String> {
        match variable {
            Variable::Name => Some("Gunvor".to_owned()),
            Variable::When => Some("onsdag 7 oktober kl. 15.30".to_owned()),
            Variable::Place => Some("Valla {phone}".to_owned()),
            Variable::Phone => None,
        }
    }

    fn filled(text: &str) -> String {
        Template::parse(text).unwrap().fill(value)
    }

    fn fault(text: &str) -> (&'static str, Option<String>) {
        let fault = Template::parse(text).unwrap_err();
        let variable = fault.facts.iter().find(|(name, _)| *name == "variable");
        (fault.code, variable.map(|(_, variable)| variable.clone()))
    }

    #[test]
    fn variables_are_replaced_once_and_words_stay() {
        assert_eq!(
            filled("{name}, vi ses {when}."),
            "Gunvor, vi ses onsdag 7 oktober kl. 15.30."
        );
        // A value is no text of theirs: what looks like a variable in it stays.
        assert_eq!(filled("Till {place}!"), "Till Valla {phone}!");
        assert_eq!(filled("Parkera bakom huset."), "Parkera bakom huset.");
    }

    #[test]
    fn a_line_whose_variable_has_no_value_is_left_out() {
        assert_eq!(
            filled("Parkera bakom huset.\n\nRing {phone}.\n\nHälsningar"),
            "Parkera bakom huset.\n\nHälsningar"
        );
        assert_eq!(filled("Ring {phone}."), "");
    }

    #[test]
    fn anything_else_in_braces_is_refused_by_its_name() {
        for unknown in ["{namn}", "{Name}", "{ name }", "{}", "{pin}"] {
            let found = fault(&format!("Hej {unknown}!"));
            assert_eq!(found, ("unknown-variable", Some(unknown.to_owned())));
        }
    }

    #[test]
    fn a_lone_brace_is_refused() {
        for text in [
            "a { b", "a } b", "}{", "{na\nme}", "{{name}}", "{name}}", "{ {name}",
        ] {
            assert_eq!(fault(text), ("lone-brace", None), "{text}");
        }
    }
}
