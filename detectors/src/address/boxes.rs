//! Boxes at a post office: `P.O. Box 12`, `Postfach 12`, `RR 2 Box 12`, and the military ones of the US.

use super::{
    grammar::{Address, Facts, Way},
    tokens::{Gap, Kind, Tokens},
    words::Role,
};

/// A box whose number is the token at `n`.
pub(super) fn boxed(tokens: &Tokens<'_>, n: usize) -> Option<Address> {
    let all = tokens.all();
    let mut at = n.checked_sub(1)?;
    if all.get(n)?.gap > Gap::Comma || all[n].len() > 9 {
        return None;
    }
    if (all[at].kind == Kind::Symbol || all[at].role.is(Role::NUMBER)) && at > 0 {
        at -= 1;
    }
    let role = all[at].role;
    let word = |index: usize| super::words::fold(tokens.word(index));
    let facts = Facts { boxed: true, way: Way::Strong, ..Facts::default() };
    let of = |start: usize, way: Way| {
        let core = (start, n + 1);
        Some(Address { start, end: n + 1, core, facts: Facts { way, ..facts }, ..Address::default() })
    };
    if role.is(Role::BOX) {
        return of(at, Way::Strong);
    }
    // `APO AA 61487`, after `PSC 3294, Box 9168` on the line before.
    if at >= 1 && all[at - 1].role.is(Role::MILITARY) && matches!(word(at).bytes(), b"aa" | b"ae" | b"ap") {
        let mut start = at - 1;
        while start > 0
            && at - start < 7
            && all[start].gap < Gap::Paragraph
            && !(all[start].gap == Gap::Line && start < at - 1)
        {
            start -= 1;
        }
        return of(start, Way::Strong);
    }
    if !role.is(Role::BOX_PART) {
        return None;
    }
    let name = word(at);
    if name.bytes() == b"box" || name.bytes() == b"bag" || name.bytes() == b"drawer" || name.bytes() == b"bx"
    {
        // `P.O. Box`, `P O Box`, `Post Office Box`, `RR 2 Box 12`, `PSC 12, Box 34`
        if at >= 1 {
            let before = word(at - 1);
            if matches!(
                before.bytes(),
                b"po" | b"office" | b"gpo" | b"private" | b"locked" | b"lock" | b"postal" | b"p/o" | b"post"
            ) {
                return of(at - 1, Way::Strong);
            }
            if before.bytes() == b"o" && at >= 2 && word(at - 2).bytes() == b"p" {
                return of(at - 2, Way::Strong);
            }
            if matches!(all[at - 1].kind, Kind::Number | Kind::Mixed) && at >= 2 {
                let route = word(at - 2);
                let told = all[at - 2].role.is(Role::BOX_PART)
                    || matches!(route.bytes(), b"route" | b"rte" | b"unit" | b"rural");
                if told {
                    return of(at - 2, Way::Strong);
                }
            }
        }
        return of(at, Way::None);
    }
    let upper = tokens.word(at).iter().all(|b| !b.is_ascii_lowercase());
    match name.bytes() {
        b"skrytka" | b"caixa" | b"casella" => of(at, Way::Weak),
        _ if upper => of(at, Way::None),
        _ => None,
    }
}
