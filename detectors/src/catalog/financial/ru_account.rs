//! Numbers of bank accounts in Russia.
//!
//! Twenty digits: account of the balance sheet (408 for persons and firms, 423 for deposits), currency,
//! check digit, branch, serial. The check digit needs the bank's code (BIK), which stands elsewhere;
//! account and currency are compared with what is in use.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{20}", "9{5}~9{3}~9~9{4}~9{7}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ru-account",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in Russia.",
    standard: Standard {
        name: "Bank of Russia, Regulation 579-P and 809-P: chart of accounts",
        url: "https://www.cbr.ru/",
    },
    regions: &["RU"],
    anchor: "twenty digits",
    checks: "accounts of the balance sheet; codes of currencies",
    context: &[
        "ru account",
        "расчётный счёт",
        "расчетный счет",
        "р с",
        "р счёт",
        "номер счёта",
        "номер счета",
        "лицевой счёт",
        "счёт получателя",
        "счет получателя",
        "банковский счет",
        "корреспондентский счет",
        "корр счет",
        "к с",
        "russian bank account",
        "счет",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 75, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "расчётный счёт: 40702810900000000001",
            value: "40702810900000000001",
            normal: "40702810900000000001",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ru_account",
            text: "40817810099910004312",
            value: "40817810099910004312",
            normal: "40817810099910004312",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Russian bank account 40817.810.0.9991.0004312",
            value: "40817.810.0.9991.0004312",
            normal: "40817810099910004312",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Расчётный счёт: 90702810900000000001",
            why: "no account of customers begins with 9",
        },
        Counterexample {
            field: "ru_account",
            text: "40702111900000000001",
            why: "no currency has the code 111",
        },
        Counterexample { field: "", text: "40702810900000000001", why: "twenty digits without a label" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    /// Currencies: roubles (810 in accounts, 643), dollar, euro, yuan, pound, franc, yen, tenge, dirham, and
    /// others in use; metals are A-codes with letters and do not occur here.
    const CURRENCIES: &[&[u8]] = &[
        b"810", b"643", b"840", b"978", b"156", b"826", b"756", b"392", b"398", b"784", b"933", b"949",
        b"051", b"417", b"972", b"860", b"944", b"981", b"036", b"124", b"208", b"344", b"356", b"578",
        b"702", b"752", b"980",
    ];
    let kind = number.get(..3)?;
    let known = matches!(kind, [b'3', b'0', _] | [b'4', b'0'..=b'9', _]) && kind != b"400";
    (known && CURRENCIES.contains(&number.get(5..8)?)).then_some(Evidence::NONE)
}
