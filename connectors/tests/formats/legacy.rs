//! Tests of the older documents of office programs: compound files.

mod doc;
mod ole;
mod ppt;
mod xls;
