//! Telephone and fax numbers. (Written next.)
