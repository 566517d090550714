"""What somebody owes for taking part, and the invoice for it as EHF (Peppol BIS Billing 3)."""
