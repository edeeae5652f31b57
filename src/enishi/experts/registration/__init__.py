"""新現役の登録: one question a page, from the first name to the body's answer."""
