//! One bucket: every request to it goes through here.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use aws_sdk_s3::Client;
use aws_sdk_s3::config::http::HttpResponse;
use aws_sdk_s3::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_s3::types::RequestPayer;

use crate::s3::fault::{Fault, Remedy};
use crate::s3::gate::{Gate, Pass};
use crate::s3::pressure::Pressure;
use crate::{Cancel, Reason};

/// How often it is looked whether the scan was asked to stop.
pub(super) const LOOK: Duration = Duration::from_millis(50);

/// A bucket, with what its requests share.
#[derive(Debug)]
pub(super) struct Service {
    pub(super) client: Client,
    pub(super) bucket: String,
    pub(super) requester_pays: bool,
    /// How long the service may be silent before a request is sent again.
    pub(super) silence: Duration,
    /// Whether requests are sent without a signature.
    pub(super) is_unsigned: bool,
    /// Whether it is AWS itself, as far as the address tells.
    pub(super) is_aws: bool,
    pub(super) gate: Arc<Gate>,
    pub(super) pressure: Pressure,
    pub(super) cancel: Cancel,
    /// The most times that one request is sent.
    pub(super) attempts: u32,
    /// Requests sent.
    pub(super) sent: AtomicU64,
    /// Whether entity tags were seen that look like an MD5 of the content and are none.
    pub(super) odd_tags: AtomicBool,
    /// Whether an entity tag was the digest of its object.
    pub(super) true_tags: AtomicBool,
}

impl Service {
    /// Sends a request until it is answered, a few times at most. The pass, the one given
    /// where there is one, is to be kept until the answer is read.
    pub(super) async fn send<T, E, F, R>(
        &self,
        mut given: Option<Pass>,
        request: F,
    ) -> Result<(T, Pass), Fault>
    where
        F: Fn(&Client) -> R,
        R: Future<Output = Result<T, SdkError<E, HttpResponse>>>,
        E: ProvideErrorMetadata + std::error::Error + 'static,
    {
        let mut attempt = 0;
        loop {
            let fault = {
                let pass = match given.take() {
                    Some(pass) => pass,
                    None => self.unless_cancelled(self.gate.pass()).await?,
                };
                if !self.pressure.may_send() {
                    return Err(gone());
                }
                self.sent.fetch_add(1, Ordering::Relaxed);
                let answer = tokio::time::timeout(self.silence, request(&self.client));
                let fault = match self.unless_cancelled(answer).await? {
                    Ok(Ok(answer)) => return Ok((answer, pass)),
                    Ok(Err(error)) => Fault::of(&error),
                    Err(_) => Fault::silence(),
                };
                if fault.remedy == Remedy::SlowDown {
                    pass.slow_down();
                }
                fault
            };
            self.pause(fault, attempt).await?;
            attempt += 1;
        }
    }

    /// Waits before the next attempt after a fault; gives the fault back when there is to be none.
    pub(super) async fn pause(&self, fault: Fault, attempt: u32) -> Result<(), Fault> {
        if fault.remedy == Remedy::None {
            return Err(fault);
        }
        if attempt + 1 >= self.attempts || !self.pressure.may_retry() {
            let detail = format!("{}, {} times", fault.detail, attempt + 1);
            return Err(Fault { remedy: Remedy::None, detail, ..fault });
        }
        self.unless_cancelled(tokio::time::sleep(self.pressure.pause(attempt))).await
    }

    /// The output of a future, unless the scan is asked to stop before.
    pub(super) async fn unless_cancelled<T>(&self, future: impl Future<Output = T>) -> Result<T, Fault> {
        tokio::pin!(future);
        loop {
            if self.cancel.is_cancelled() {
                return Err(Fault::interrupted());
            }
            if let Ok(output) = tokio::time::timeout(LOOK, &mut future).await {
                return Ok(output);
            }
        }
    }

    /// Something was read to its end.
    pub(super) fn went_well(&self, pass: &Pass) {
        pass.went_well();
        self.pressure.succeeded();
    }

    pub(super) fn payer(&self) -> Option<RequestPayer> {
        self.requester_pays.then_some(RequestPayer::Requester)
    }
}

/// Nothing is sent any more.
fn gone() -> Fault {
    let detail = "not asked for: the service failed so often that it is taken to be gone";
    Fault::new(Remedy::None, Reason::ConnectionLost, detail)
}
