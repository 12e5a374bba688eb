//! A detector of one's own, in Rust: `cargo run --example custom_detector`.
//!
//! Customers of a shop have numbers such as `CUST-482917-4`, the last digit a check digit: the sum of the
//! others modulo 10.

#![allow(clippy::print_stdout)]

use std::error::Error;

use domesday::{Settings, Silent};
use domesday_detectors::{
    Category, Confidence, ContextWindow, Counterexample, Definition, Detector, Evidence, Example, FieldHint,
    Match, Precision, Standard,
};

/// Numbers of customers.
pub struct CustomerNumber;

static DEFINITION: Definition = Definition {
    id: "customer-number",
    revision: 1,
    category: Category::Username,
    summary: "The number of a customer of the shop.",
    standard: Standard {
        name: "Manual of the shop, section 4",
        url: "https://shop.example/manual#customers",
    },
    regions: &[],
    anchor: "CUST-",
    checks: "none: the form is enough",
    context: &[],
    window: ContextWindow::LABEL,
    precision: Precision { alone: 90, formatted: 90, context: 95, field: 99 },
    examples: &[Example {
        field: "",
        text: "refund CUST-482917-1 today",
        value: "CUST-482917-1",
        normal: "CUST-482917-1",
        evidence: Evidence::CHECKSUM,
    }],
    counterexamples: &[Counterexample { field: "", text: "CUST-482917-2", why: "the check digit is wrong" }],
};

impl Detector for CustomerNumber {
    fn definition(&self) -> &'static Definition {
        &DEFINITION
    }

    fn anchor(&self) -> &str {
        "CUST-"
    }

    fn verify(&self, text: &str, at: usize, _field: FieldHint, report: &mut dyn FnMut(Match)) {
        let Some(number) = text.as_bytes().get(at + 5..at + 13) else { return };
        let (digits, check) = (&number[..6], number[7]);
        let sum: u32 = digits.iter().map(|d| u32::from(d.wrapping_sub(b'0'))).sum();
        if digits.iter().all(u8::is_ascii_digit)
            && number[6] == b'-'
            && sum % 10 == u32::from(check.wrapping_sub(b'0'))
        {
            let evidence = Evidence::PATTERN | Evidence::CHECKSUM;
            report(Match { span: at..at + 13, confidence: Confidence::new(95), evidence });
        }
    }
}

/// How many customer numbers a directory holds.
pub fn scan(directory: &str) -> Result<u64, Box<dyn Error>> {
    let settings = Settings {
        targets: vec![directory.into()],
        custom: vec![|| Box::new(CustomerNumber)],
        ..Settings::default()
    };
    let inventory = domesday::scan(&settings, Vec::new(), &Silent)?;
    let found = inventory.categories().get(&Category::Username).and_then(|total| total.total());
    Ok(found.map_or(0, |tally| tally.values))
}

fn main() -> Result<(), Box<dyn Error>> {
    let directory = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    println!("{} customer numbers", scan(&directory)?);
    Ok(())
}
