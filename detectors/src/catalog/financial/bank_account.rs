//! Numbers of bank accounts of any country, behind a label.
//!
//! Six to twenty digits, in groups or not. Nothing tells such a number but what it is called; the detectors
//! of countries know their own better.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{6,20}",
            "99 99 99 999",
            "99.99.99.999",
            "9{1,4}~9{4}~9{4}",
            "9{2,4}~9{3}~9{3,4}",
            "9{2,4}-9{5,12}",
            "9{4}~9{4}~9{4}~9{1,4}",
            "9{2,4}-9{5,12}-9{1,3}",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "bank-account",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account.",
    standard: Standard {
        name: "ISO 13616-1, basic bank account number",
        url: "https://www.iso.org/standard/81090.html",
    },
    regions: &[],
    anchor: "six to twenty digits",
    checks: "not all digits the same",
    context: &[
        "bank account number",
        "bank account",
        "bank account no",
        "account number",
        "account no",
        "account num",
        "acct number",
        "acct no",
        "acct num",
        "acct",
        "account nr",
        "accountnumber",
        "bank acct",
        "bankrekening",
        "rekeningnummer",
        "bankrekeningnummer",
        "rekeningnr",
        "bankkontonummer",
        "numéro de compte",
        "numéro de compte bancaire",
        "n de compte",
        "compte bancaire",
        "número de cuenta",
        "número de cuenta bancaria",
        "cuenta bancaria",
        "numero di conto",
        "conto bancario",
        "numer konta",
        "numer rachunku",
        "nr konta",
        "número da conta",
        "conta bancária",
        "tilinumero",
        "pankkitili",
        "numărul contului",
        "număr de cont",
        "cont bancar",
        "hesap numarası",
        "hesap no",
        "banka hesabı",
        "银行账号",
        "银行账户",
        "账号",
        "계좌번호",
        "رقم الحساب",
        "τραπεζικός λογαριασμός",
        "αριθμός λογαριασμού",
        "номер рахунку",
        "банковска сметка",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 90 },
    examples: &[
        Example {
            field: "",
            text: "Account number: 1234567890",
            value: "1234567890",
            normal: "1234567890",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "bank_account_number",
            text: "945456787654",
            value: "945456787654",
            normal: "945456787654",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Rekeningnummer 41 73 64 300",
            value: "41 73 64 300",
            normal: "417364300",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "numéro de compte : 5678901234",
            value: "5678901234",
            normal: "5678901234",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "1234567890", why: "digits without a label are any number" },
        Counterexample { field: "order_id", text: "12345679012", why: "the field says what it is" },
        Counterexample { field: "", text: "account number: 000000000", why: "a placeholder" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (!is_uniform(number)).then_some(Evidence::NONE)
}
