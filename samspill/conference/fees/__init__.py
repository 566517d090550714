"""Price, refund and invoice bases: what is read and reckoned for the pages of fees."""
