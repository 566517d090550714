"""What the pages for those who write read: the editor, the text, its versions, and the completeness check."""
