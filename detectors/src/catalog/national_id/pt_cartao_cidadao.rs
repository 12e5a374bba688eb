//! Numbers of citizen cards of Portugal (cartão de cidadão).
//!
//! Twelve characters: the civil identification number of eight digits and its check digit, two letters or
//! digits that count the cards of the person (ZZ, ZY, ..), a check digit over all, by Luhn with A = 10 .. Z
//! = 35.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{9}AX9",
            "9{9}9A9",
            "9{8} 9 AX9",
            "9{8} 9 9A9",
            "9{8} 9AX9",
            "9{8}~9~AX~9",
            "9{8}-9-AX9",
            "9{8}-9AX9",
            "9{9} AX9",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "pt-cartao-cidadao",
    revision: 1,
    category: Category::NationalId,
    summary: "The document number of a citizen card of Portugal.",
    standard: Standard {
        name: "Autenticação.gov, Validação de Número de Documento do Cartão de Cidadão",
        url: "https://www.autenticacao.gov.pt",
    },
    regions: &["PT"],
    anchor: "nine digits, two letters or digits, a digit",
    checks: "the check digit by Luhn over digits and letters",
    context: &[
        "cartão de cidadão",
        "cartão do cidadão",
        "cartao cidadao",
        "cc",
        "cartão cidadão",
        "nº cc",
        "número do cartão de cidadão",
        "número de identificação civil",
        "nic",
        "bilhete de identidade",
        "portuguese citizen card",
        "portuguese id card",
        "citizen card",
        "pt cc",
        "pt cartao cidadao",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 60, formatted: 85, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "O CC é 00000000 0 ZZ4",
            value: "00000000 0 ZZ4",
            normal: "000000000ZZ4",
            evidence: Evidence::CONTEXT.with(Evidence::RESERVED),
        },
        Example {
            field: "",
            text: "Cartão de cidadão n.º 123456789ZZ1",
            value: "123456789ZZ1",
            normal: "123456789ZZ1",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "cartao_cidadao",
            text: "12345678 9 zy3",
            value: "12345678 9 zy3",
            normal: "123456789ZY3",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Maria Silva, 12345678 9 ZZ1, Porto",
            value: "12345678 9 ZZ1",
            normal: "123456789ZZ1",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "titular 123456789ZY3",
            value: "123456789ZY3",
            normal: "123456789ZY3",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CC: 00000000 0 ZZ3", why: "the check digit is wrong" },
        Counterexample {
            field: "cartao_cidadao",
            text: "00000000 A ZZ4",
            why: "the ninth character is a digit",
        },
        Counterexample { field: "", text: "Ref. 123456789ZZ2", why: "the check digit is wrong" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let mut sum = 0;
    for (index, byte) in number.iter().rev().enumerate() {
        let value = match byte {
            b'0'..=b'9' => u32::from(byte - b'0'),
            b'A'..=b'Z' => u32::from(byte - b'A') + 10,
            _ => return None,
        };
        // As in Luhn's check, nine is taken from a double above nine, of letters too, once.
        let doubled = if 2 * value > 9 { 2 * value - 9 } else { 2 * value };
        sum += if index % 2 == 1 { doubled } else { value };
    }
    if number.len() != 12 || !sum.is_multiple_of(10) {
        return None;
    }
    // The specimen of the issuer has the number nought.
    let specimen = number.starts_with(b"00000000");
    Some(if specimen { Evidence::CHECKSUM | Evidence::RESERVED } else { Evidence::CHECKSUM })
}
