//! Section `[oidc]`: the identity provider, and which of its groups have which roles here.

use std::path::PathBuf;

use secrecy::SecretString;
use url::Url;

use crate::platform::auth::Role;
use crate::platform::tls::is_this_machine;

/// Section `[oidc]`.
#[derive(Debug, Clone)]
pub struct OidcConfig {
    /// Its address, as it names itself.
    pub issuer: String,
    pub client_id: String,
    /// None for a public client.
    pub client_secret: Option<SecretString>,
    /// Beside `openid`.
    pub scopes: Vec<String>,
    /// Which claim names the groups of a person.
    pub groups_claim: String,
    pub roles: Vec<GroupRole>,
    /// Who is spoken to: the issuer's host, and others that its endpoints are on.
    pub hosts: Vec<String>,
    /// The only authorities believed; none: those of the machine.
    pub ca_file: Option<PathBuf>,
    /// Whether a provider on this machine may be spoken to in clear.
    pub clear_to_this_machine: bool,
}

/// What a group gives: a role, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRole {
    pub group: String,
    /// The organisation's slug.
    pub organisation: String,
    pub role: Role,
}

/// The issuer's address, if it can be asked safely.
#[must_use]
pub fn parse_issuer(text: &str, clear_to_this_machine: bool) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let is_plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let in_clear =
        clear_to_this_machine && url.scheme() == "http" && is_this_machine(url.host_str()?);
    (is_plain && (url.scheme() == "https" || in_clear)).then(|| text.to_owned())
}

/// The issuer's host, then those listed.
#[must_use]
pub fn hosts(issuer: &str, listed: &str) -> Vec<String> {
    let issuer = Url::parse(issuer).ok();
    let own = issuer.and_then(|url| url.host_str().map(str::to_owned));
    let listed = listed.split(',').map(str::trim);
    let listed = listed.filter(|host| !host.is_empty());
    own.into_iter()
        .chain(listed.map(str::to_ascii_lowercase))
        .collect()
}

/// Reads `group = organisation: role; …`. A group's name may hold anything but a semicolon.
#[must_use]
pub fn parse_roles(text: &str) -> Option<Vec<GroupRole>> {
    let lines = text.split(';').map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(parse_role)
        .collect()
}

fn parse_role(line: &str) -> Option<GroupRole> {
    let (group, place) = line.rsplit_once('=')?;
    let (organisation, role) = place.split_once(':')?;
    let [group, organisation, role] = [group, organisation, role].map(str::trim);
    let role = Role::parse(role).ok().filter(|role| role.is_grantable())?;
    let filled = !group.is_empty() && !organisation.is_empty();
    filled.then(|| GroupRole {
        group: group.to_owned(),
        organisation: organisation.to_owned(),
        role,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_spoken_to_by_tls_unless_a_developer_runs_it_on_this_machine() {
        let good = "https://login.exempel.se/realms/kommun";
        assert_eq!(parse_issuer(good, false).as_deref(), Some(good));
        assert!(parse_issuer("http://127.0.0.1:8081/", true).is_some());
        for (bad, clear_to_this_machine) in [
            ("http://127.0.0.1:8081/", false),
            ("http://login.exempel.se", true),
            ("https://login.exempel.se/?tenant=1", false),
            ("https://kim@login.exempel.se", false),
            ("login.exempel.se", false),
            ("ftp://login.exempel.se", true),
        ] {
            assert!(parse_issuer(bad, clear_to_this_machine).is_none(), "{bad}");
        }
    }

    #[test]
    fn groups_give_roles_that_a_coordinator_could_give() {
        let role = |group: &str, role| GroupRole {
            group: group.to_owned(),
            organisation: "katrineholm".to_owned(),
            role,
        };
        let read = parse_roles(
            "bibliotek-chef = katrineholm: coordinator; CN=Disk,OU=Bibliotek=katrineholm:desk;",
        );
        let expected = [
            role("bibliotek-chef", Role::Coordinator),
            role("CN=Disk,OU=Bibliotek", Role::Desk),
        ];
        assert_eq!(read.unwrap(), expected);
        assert_eq!(parse_roles("  ").unwrap(), []);
        for bad in [
            "x",
            "x=katrineholm",
            "x=katrineholm:king",
            "x=katrineholm:operator",
            "x=katrineholm:campaign-organiser",
            "=katrineholm:desk",
            "x=:desk",
        ] {
            assert!(parse_roles(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_issuers_host_and_those_listed_are_spoken_to() {
        let hosts = hosts("https://Login.exempel.se/x", " api.exempel.se, ");
        assert_eq!(hosts, ["login.exempel.se", "api.exempel.se"]);
    }
}
