//! Branch and account of banks in Brazil.
//!
//! The branch (agência) has four digits, the account five to twelve with a check digit behind a dash; every
//! bank has its own check, some with X or P for ten.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{4,12}-X",
            "9{2}.9{3}-X",
            "9{4}/9{4,12}-X",
            "9{4}-9{4,12}-X",
            "9{4} 9{4,12}-X",
            "9{4}-X/9{4,12}-X",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "br-agencia-conta",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in Brazil, with or without its branch.",
    standard: Standard {
        name: "Febraban, CNAB 240: agência e conta corrente",
        url: "https://portal.febraban.org.br/",
    },
    regions: &["BR"],
    anchor: "four digits, and five to twelve with a check digit",
    checks: "not all digits the same",
    context: &[
        "br agencia conta",
        "agência",
        "agencia e conta",
        "agência e conta",
        "conta corrente",
        "conta poupança",
        "conta bancária",
        "número da conta",
        "conta corrente nº",
        "c c",
        "ag cc",
        "brazilian bank account",
        "dados bancários",
        "conta salário",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 85, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Conta corrente: 12345-6",
            value: "12345-6",
            normal: "123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "conta_corrente",
            text: "0012345-X",
            value: "0012345-X",
            normal: "0012345X",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Brazilian bank account 3412/78901-2",
            value: "3412/78901-2",
            normal: "3412789012",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "12345-6", why: "without a label such groups are anything" },
        Counterexample { field: "order_id", text: "12345-6", why: "the field says what it is" },
        Counterexample { field: "conta_corrente", text: "00000-0", why: "a placeholder" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = number.strip_suffix(b"X").or(number.strip_suffix(b"P")).unwrap_or(number);
    (digits.iter().all(u8::is_ascii_digit) && !is_uniform(digits)).then_some(Evidence::NONE)
}
