"""The plenary: clusters as they were laid, their work page, and the big screen."""
