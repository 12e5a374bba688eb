//! What an answer of the service means, or that there was none.

use std::error::Error as _;

use aws_sdk_s3::config::http::HttpResponse;
use aws_sdk_s3::error::{ProvideErrorMetadata, SdkError};

use crate::{Failure, Reason};

/// What is to be done about a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Remedy {
    /// Send the request again.
    Retry,
    /// Send the request again, and fewer at the same time.
    SlowDown,
    /// The answer will be the same every time.
    None,
}

/// A request that was not answered with what it asked for.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) remedy: Remedy,
    pub(super) reason: Reason,
    /// For people. Made of our words and the code of the error: what the service says beside may name
    /// keys and persons.
    pub(super) detail: String,
    /// The code of the error, or empty.
    pub(super) code: String,
    /// The status, 0 where there was no answer.
    pub(super) status: u16,
    /// The region that the bucket is in, where the answer told.
    pub(super) region: Option<String>,
}

impl Fault {
    pub(super) fn new(remedy: Remedy, reason: Reason, detail: impl Into<String>) -> Fault {
        Fault { remedy, reason, detail: detail.into(), code: String::new(), status: 0, region: None }
    }

    /// The scan was asked to stop.
    pub(super) fn interrupted() -> Fault {
        Fault::new(Remedy::None, Reason::Interrupted, "the scan was stopped before this was read")
    }

    /// The service did not say anything for so long that the request was given up.
    pub(super) fn silence() -> Fault {
        Fault::new(Remedy::Retry, Reason::TimedOut, "the service did not answer in time")
    }

    /// The bytes that were asked for are behind the end of the object.
    pub(super) fn is_behind_end(&self) -> bool {
        self.status == 416
    }

    pub(super) fn failure(&self) -> Failure {
        Failure { reason: self.reason.clone(), detail: self.detail.clone() }
    }

    /// What the error of a request means.
    pub(super) fn of<E>(error: &SdkError<E, HttpResponse>) -> Fault
    where
        E: ProvideErrorMetadata + std::error::Error + 'static,
    {
        match error {
            SdkError::TimeoutError(_) => Fault::silence(),
            SdkError::DispatchFailure(failure) => {
                if failure.is_timeout() {
                    return Fault::silence();
                }
                if failure.is_user() {
                    return Fault::new(
                        Remedy::None,
                        Reason::IoError,
                        "the address of the service cannot be used",
                    );
                }
                let cause = failure.as_connector_error().map(|error| innermost(error)).unwrap_or_default();
                let detail = format!("the connection failed: {cause}");
                Fault::new(Remedy::Retry, Reason::ConnectionLost, detail)
            }
            SdkError::ConstructionFailure(_) => construction(error),
            SdkError::ServiceError(service) => {
                let (raw, meta) = (service.raw(), service.err().meta());
                Fault::of_answer(raw, meta.code().unwrap_or_default(), meta.message().unwrap_or_default())
            }
            SdkError::ResponseError(response) => {
                let fault = Fault::of_answer(response.raw(), "", "");
                match fault.status {
                    200..=299 => Fault {
                        remedy: Remedy::Retry,
                        reason: Reason::IoError,
                        detail: "the answer of the service cannot be understood".to_owned(),
                        ..fault
                    },
                    _ => fault,
                }
            }
            _ => Fault::new(Remedy::Retry, Reason::IoError, "the request failed"),
        }
    }

    fn of_answer(raw: &HttpResponse, code: &str, message: &str) -> Fault {
        let status = raw.status().as_u16();
        let region = raw.headers().get("x-amz-bucket-region").map(str::to_owned);
        // A code is a word; anything else would be text of the service.
        let is_word = !code.is_empty()
            && code.len() <= 64
            && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.');
        let code = if is_word { code } else { "" };
        let (remedy, reason, what) = meaning(status, code, &message.to_ascii_lowercase());
        let detail = match code {
            "" => format!("{what} (HTTP {status})"),
            code => format!("{what} ({code}, HTTP {status})"),
        };
        let region = region.or_else(|| expected_region(code, message));
        Fault { remedy, reason, detail, code: code.to_owned(), status, region }
    }
}

/// The codes are those of
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>.
fn meaning(status: u16, code: &str, message: &str) -> (Remedy, Reason, &'static str) {
    use Remedy::{Retry, SlowDown};
    let none = Remedy::None;
    match code {
        "SlowDown"
        | "ServiceUnavailable"
        | "Throttling"
        | "ThrottlingException"
        | "RequestLimitExceeded"
        | "TooManyRequests"
        | "BandwidthLimitExceeded"
        | "ServerBusy"
        | "KMS.ThrottlingException" => {
            return (SlowDown, Reason::Throttled, "the service asked to slow down");
        }
        "InternalError" | "InternalFailure" => {
            return (Retry, Reason::IoError, "the service failed");
        }
        "RequestTimeout" => return (Retry, Reason::TimedOut, "the service took too long"),
        "OperationAborted" | "ConditionalRequestConflict" => {
            return (Retry, Reason::IoError, "another operation was in the way");
        }
        "NoSuchKey" | "NoSuchVersion" | "NoSuchBucket" => {
            return (none, Reason::Vanished, "it is gone since it was listed");
        }
        "InvalidObjectState" => {
            return (
                none,
                Reason::Archived,
                "it is in an archive and has to be restored before it can be read",
            );
        }
        "PreconditionFailed" => {
            return (none, Reason::ChangedWhileRead, "it was written to while it was read");
        }
        "InvalidAccessKeyId"
        | "SignatureDoesNotMatch"
        | "ExpiredToken"
        | "InvalidToken"
        | "TokenRefreshRequired"
        | "InvalidSecurity"
        | "NotSignedUp" => {
            return (none, Reason::PermissionDenied, "the credentials are refused");
        }
        "RequestTimeTooSkewed" => {
            return (
                none,
                Reason::PermissionDenied,
                "the clock of this machine is wrong, so that signatures are",
            );
        }
        "PermanentRedirect"
        | "TemporaryRedirect"
        | "AuthorizationHeaderMalformed"
        | "IllegalLocationConstraintException" => {
            return (none, Reason::IoError, "the bucket is in another region");
        }
        _ => {}
    }
    // A refusal that speaks of the key of the service, or of the customer's.
    if (400..500).contains(&status) {
        if code.starts_with("KMS.") || (status == 403 && message.contains("kms")) {
            return (none, Reason::KeyDenied, "the key that it is encrypted under may not be used");
        }
        let of_customer = [
            "sse-c",
            "customer-provided",
            "customer provided",
            "form of server side encryption",
            "secret key was provided",
            "encryption parameters",
        ];
        if (status == 400 || status == 403) && of_customer.iter().any(|word| message.contains(word)) {
            return (none, Reason::CustomerKey, "it is encrypted under a key that only the customer holds");
        }
    }
    match status {
        301 | 302 | 307 | 308 => (none, Reason::IoError, "the bucket is elsewhere"),
        401 | 403 => (none, Reason::PermissionDenied, "access was refused"),
        404 | 410 => (none, Reason::Vanished, "it is gone since it was listed"),
        405 => (none, Reason::DeleteMarker, "it is a marker that says that the object was deleted"),
        408 => (Retry, Reason::TimedOut, "the service took too long"),
        412 => (none, Reason::ChangedWhileRead, "it was written to while it was read"),
        416 => (none, Reason::ChangedWhileRead, "it is shorter than it was when it was listed"),
        429 | 503 => (SlowDown, Reason::Throttled, "the service asked to slow down"),
        500..=599 => (Retry, Reason::IoError, "the service failed"),
        _ => (none, Reason::IoError, "the service refused the request"),
    }
}

/// `... the region 'us-east-1' is wrong; expecting 'eu-west-1'`
fn expected_region(code: &str, message: &str) -> Option<String> {
    if code != "AuthorizationHeaderMalformed" {
        return None;
    }
    let (_, rest) = message.split_once("expecting '")?;
    let (region, _) = rest.split_once('\'')?;
    let is_region = region.len() <= 32 && region.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    is_region.then(|| region.to_owned())
}

/// A request that could not be made: mostly for want of credentials.
fn construction<E: std::error::Error + 'static>(error: &SdkError<E, HttpResponse>) -> Fault {
    let mut layer: Option<&dyn std::error::Error> = error.source();
    let mut words = String::new();
    while let Some(inner) = layer {
        words.push_str(&inner.to_string().to_ascii_lowercase());
        layer = inner.source();
    }
    match words.contains("credential") || words.contains("identity") {
        true => Fault::new(Remedy::None, Reason::PermissionDenied, "no credentials could be had"),
        false => Fault::new(Remedy::None, Reason::IoError, "the request cannot be made"),
    }
}

/// The cause of causes: `Connection refused (os error 111)`, `invalid peer certificate: ...`.
fn innermost(error: &(dyn std::error::Error + 'static)) -> String {
    let mut inner = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}
