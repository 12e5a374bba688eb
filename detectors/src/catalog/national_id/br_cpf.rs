//! Numbers of the register of natural persons (CPF) of Brazil.
//!
//! Eleven digits, written 999.999.999-99; the last two are check digits, weighted sums modulo 11. The
//! number is a tax number by origin and names citizens everywhere since 2023. Numbers of equal digits
//! pass the check and are not given.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "999.999.999-99",
            "9{11}",
            "9{9}-99",
            "999 999 999 99",
            "999-999-999-99",
            "999.999.999.99",
            "999 999 999-99",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "br-cpf",
    revision: 1,
    category: Category::NationalId,
    summary: "A number of the register of natural persons of Brazil.",
    standard: Standard {
        name: "Receita Federal, Cadastro de Pessoas Físicas; Lei 14.534/2023",
        url: "https://pt.wikipedia.org/wiki/Cadastro_de_Pessoas_F%C3%ADsicas",
    },
    regions: &["BR"],
    anchor: "eleven digits, alone or in groups of 3, 3, 3 and 2",
    checks: "both check digits; numbers of equal digits are not given",
    context: &[
        "cpf",
        "cpfs",
        "número do cpf",
        "n do cpf",
        "cadastro de pessoas físicas",
        "cadastro de pessoa física",
        "cadastro pessoa física",
        "cpf mf",
        "brazilian tax id",
        "brazilian cpf",
        "individual taxpayer registry",
        "br cpf",
        "inscrito no cpf",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 90, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "CPF: 390.533.447-05",
            value: "390.533.447-05",
            normal: "39053344705",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Brazilian tax ID 11144477735",
            value: "11144477735",
            normal: "11144477735",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "cpf",
            text: "39053344705",
            value: "39053344705",
            normal: "39053344705",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Contrato com Maria, 390.533.447-05, assinado.",
            value: "390.533.447-05",
            normal: "39053344705",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CPF: 390.533.447-06", why: "a check digit is wrong" },
        Counterexample { field: "cpf", text: "111.111.111-11", why: "equal digits are not given" },
        Counterexample {
            field: "",
            text: "39053344705",
            why: "eleven digits without a label are any number",
        },
        Counterexample { field: "order_id", text: "39053344705", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<11>(number)?;
    let (first, second) = (
        weighted(&d, &[10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10,
        weighted(&d, &[11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10,
    );
    (!is_uniform(number) && first == u32::from(d[9]) && second == u32::from(d[10]))
        .then_some(Evidence::CHECKSUM)
}
