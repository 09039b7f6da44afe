//! The provider: what it says of itself, kept for an hour, and the two steps of signing in through it.

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim,
    CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreProviderMetadata, CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessToken, AuthType, AuthenticationFlow, AuthorizationCode, ClaimsVerificationError, Client,
    ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IdTokenClaims, IdTokenFields, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope,
    SignatureVerificationError, StandardErrorResponse, StandardTokenResponse, TokenResponse,
    UserInfoClaims, UserInfoError,
};
use secrecy::ExposeSecret;
use tokio::sync::Mutex;

use super::attempt::SignInAttempt;
use super::claims::{OtherClaims, ProvenIdentity};
use super::fault::IdentityFault;
use super::http_client::HttpClient;
use crate::platform::config::OidcConfig;
use crate::platform::tls::TrustedRoots;

/// How long what a provider says of itself is believed.
const KEPT: TimeDelta = TimeDelta::hours(1);
/// A key that is not among those that are kept is looked for this often at most.
const LOOKED_FOR: TimeDelta = TimeDelta::minutes(1);
/// A provider that was away is asked again after this time; nobody waits for it before.
const LEFT_ALONE: TimeDelta = TimeDelta::seconds(5);

/// Each signs with a key that only the provider has. With a shared secret (HS256) everybody who knows it could.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

type Fields = IdTokenFields<
    OtherClaims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Tokens = StandardTokenResponse<Fields, CoreTokenType>;
type Claims = IdTokenClaims<OtherClaims, CoreGenderClaim>;
type OidcClient = Client<
    OtherClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What is known of the provider.
#[derive(Default)]
struct Known {
    said: Option<(CoreProviderMetadata, DateTime<Utc>)>,
    away_since: Option<DateTime<Utc>>,
}

/// An identity provider as the configuration names it.
pub struct IdentityProvider {
    config: OidcConfig,
    http: HttpClient,
    redirect_url: String,
    known: Mutex<Known>,
}

impl IdentityProvider {
    /// # Errors
    /// When no certificate would be believed.
    pub fn new(config: OidcConfig, redirect_url: String) -> anyhow::Result<Self> {
        let roots = TrustedRoots::load(config.ca_file.as_deref())?;
        let http = HttpClient::new(&roots, config.hosts.clone(), config.clear_to_this_machine)?;
        Ok(Self {
            config,
            http,
            redirect_url,
            known: Mutex::default(),
        })
    }

    /// Which groups there give which roles here.
    #[must_use]
    pub fn config(&self) -> &OidcConfig {
        &self.config
    }

    /// Where the browser goes to sign in.
    ///
    /// # Errors
    /// When the provider is away.
    pub async fn address_for(
        &self,
        attempt: &SignInAttempt,
        now: DateTime<Utc>,
    ) -> Result<String, IdentityFault> {
        let client = self.client(self.metadata(KEPT, now).await?)?;
        let verifier = PkceCodeVerifier::new(attempt.verifier.clone());
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        let (state, nonce) = (attempt.state.clone(), attempt.nonce.clone());
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let request = client.authorize_url(flow, || CsrfToken::new(state), || Nonce::new(nonce));
        let scopes = self.config.scopes.iter().map(|one| Scope::new(one.clone()));
        let (address, ..) = request
            .add_scopes(scopes)
            .set_pkce_challenge(challenge)
            .url();
        let uri = address.as_str().parse();
        let uri = uri.map_err(|error: hyper::http::uri::InvalidUri| IdentityFault::away(&error))?;
        let checked = self.http.check(&uri);
        checked.map_err(|fault| IdentityFault::away(&fault))?;
        Ok(address.into())
    }

    /// Who it is that comes back with a code.
    ///
    /// # Errors
    /// When the provider is away, or anything it says is not as it should be.
    pub async fn identify(
        &self,
        attempt: SignInAttempt,
        code: String,
        now: DateTime<Utc>,
    ) -> Result<ProvenIdentity, IdentityFault> {
        let client = self.client(self.metadata(KEPT, now).await?)?;
        let tokens = self.exchange(&client, &attempt.verifier, code).await?;
        let nonce = Nonce::new(attempt.nonce);
        let claims = match verify(&client, &tokens, &nonce, now) {
            Err(error) if lacks_key(&error) => {
                let renewed = self.client(self.metadata(LOOKED_FOR, now).await?)?;
                verify(&renewed, &tokens, &nonce, now)
            }
            verified => verified,
        };
        let claims = claims.map_err(|error| IdentityFault::untrusted(&error))?;
        let more = self.ask_more(&client, &tokens, &claims).await?;
        Ok(self.identity(&claims, more.as_ref()))
    }

    async fn exchange(
        &self,
        client: &OidcClient,
        verifier: &str,
        code: String,
    ) -> Result<Tokens, IdentityFault> {
        let request = client.exchange_code(AuthorizationCode::new(code));
        let request = request.map_err(|error| IdentityFault::away(&error))?;
        let answered = request
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()))
            .request_async(&self.http)
            .await;
        answered.map_err(|error| match error {
            RequestTokenError::Request(fault) => IdentityFault::away(&fault),
            refused => IdentityFault::untrusted(&refused),
        })
    }

    /// Asks for what the token does not say: the address, or the groups.
    async fn ask_more(
        &self,
        client: &OidcClient,
        tokens: &Tokens,
        claims: &Claims,
    ) -> Result<Option<UserInfoClaims<OtherClaims, CoreGenderClaim>>, IdentityFault> {
        let groups = claims.additional_claims().groups(&self.config.groups_claim);
        let knows_groups = self.config.roles.is_empty() || groups.is_some();
        let knows_address = claims.email().is_some() && claims.email_verified().is_some();
        if knows_address && knows_groups {
            return Ok(None);
        }
        let token: AccessToken = tokens.access_token().clone();
        // The answer has to be about the same person.
        let Ok(request) = client.user_info(token, Some(claims.subject().clone())) else {
            return Ok(None);
        };
        let told = request.request_async(&self.http).await;
        match told {
            Ok(told) => Ok(Some(told)),
            Err(UserInfoError::Request(fault)) => Err(IdentityFault::away(&fault)),
            Err(refused) => Err(IdentityFault::untrusted(&refused)),
        }
    }

    fn identity(
        &self,
        claims: &Claims,
        more: Option<&UserInfoClaims<OtherClaims, CoreGenderClaim>>,
    ) -> ProvenIdentity {
        let claim = &self.config.groups_claim;
        // Both are taken from the same place: an address that one names is not verified by the other.
        let in_token = (claims.email(), claims.email_verified());
        let (email, verified) = match (in_token, more) {
            ((Some(_), Some(_)), _) | (_, None) => in_token,
            (_, Some(more)) if more.email().is_some() => (more.email(), more.email_verified()),
            (_, Some(_)) => in_token,
        };
        let groups = claims.additional_claims().groups(claim);
        let groups = groups.or_else(|| more?.additional_claims().groups(claim));
        let name = claims.name().or_else(|| more?.name());
        let name = name.and_then(|name| name.get(None));
        ProvenIdentity {
            issuer: claims.issuer().to_string(),
            subject: claims.subject().to_string(),
            email: email.map(|email| email.to_string()),
            email_verified: verified,
            name: name.map(|name| name.to_string()),
            groups: groups.unwrap_or_default(),
        }
    }

    fn client(&self, metadata: CoreProviderMetadata) -> Result<OidcClient, IdentityFault> {
        let by_body = asks_for_secret_in_body(&metadata);
        let secret = self.config.client_secret.as_ref();
        let secret = secret.map(|secret| ClientSecret::new(secret.expose_secret().to_owned()));
        let id = ClientId::new(self.config.client_id.clone());
        let redirect = RedirectUrl::new(self.redirect_url.clone());
        let redirect = redirect.map_err(|error| IdentityFault::away(&error))?;
        let client = OidcClient::from_provider_metadata(metadata, id, secret);
        let client = client.set_redirect_uri(redirect);
        Ok(match by_body {
            true => client.set_auth_type(AuthType::RequestBody),
            false => client,
        })
    }

    /// What the provider says of itself, with its keys; asked for anew where it is older than that.
    async fn metadata(
        &self,
        good_for: TimeDelta,
        now: DateTime<Utc>,
    ) -> Result<CoreProviderMetadata, IdentityFault> {
        let mut known = self.known.lock().await;
        if let Some((said, at)) = &known.said
            && *at + good_for > now
        {
            return Ok(said.clone());
        }
        let is_left_alone = |since: DateTime<Utc>| since + LEFT_ALONE > now;
        if known.away_since.is_some_and(is_left_alone) {
            return Err(IdentityFault::Away("it did not answer just now".to_owned()));
        }
        let issuer = IssuerUrl::new(self.config.issuer.clone());
        let issuer = issuer.map_err(|error| IdentityFault::away(&error))?;
        match CoreProviderMetadata::discover_async(issuer, &self.http).await {
            Ok(said) => {
                known.said = Some((said.clone(), now));
                known.away_since = None;
                Ok(said)
            }
            Err(error) => {
                known.away_since = Some(now);
                Err(IdentityFault::away(&error))
            }
        }
    }
}

fn verify(
    client: &OidcClient,
    tokens: &Tokens,
    nonce: &Nonce,
    now: DateTime<Utc>,
) -> Result<Claims, ClaimsVerificationError> {
    let token = tokens.id_token().ok_or(ClaimsVerificationError::Other(
        "there is no identity token".to_owned(),
    ))?;
    let verifier = client
        .id_token_verifier()
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || now);
    token.claims(&verifier, nonce).cloned()
}

fn lacks_key(error: &ClaimsVerificationError) -> bool {
    use SignatureVerificationError::NoMatchingKey;
    *error == ClaimsVerificationError::SignatureVerification(NoMatchingKey)
}

/// The standard's way is the header; some providers know the other alone.
fn asks_for_secret_in_body(metadata: &CoreProviderMetadata) -> bool {
    let known = metadata.token_endpoint_auth_methods_supported();
    known.is_some_and(|known| {
        !known.contains(&CoreClientAuthMethod::ClientSecretBasic)
            && known.contains(&CoreClientAuthMethod::ClientSecretPost)
    })
}
