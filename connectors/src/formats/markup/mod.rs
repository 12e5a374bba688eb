//! HTML, XML and what is written in XML.

pub(crate) mod aside;
pub(crate) mod characters;
pub(crate) mod decoded;
pub(crate) mod html;
mod recognise;
pub(crate) mod tree;
pub(crate) mod xml;

pub(crate) use recognise::recognise;
