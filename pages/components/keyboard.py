"""Menus by keyboard alone: Streamlit opens a popover at the end of the page, and leaves the focus on its button."""

import streamlit as st

# Moves the focus into a popover that a key has opened, once its content is there, and again when that is drawn anew;
# Escape takes it back by itself.
_SCRIPT = """<script>
if (!window.menusByKeyboard) {
  window.menusByKeyboard = true;
  const first = ":is(input, textarea, button, a[href], [tabindex]):not(:disabled, [tabindex='-1'])";
  const enter = (looks, entered) => {
    const found = document.querySelector(`[data-testid="stPopoverBody"] ${first}`);
    if (found && (!entered || document.activeElement === document.body)) found.focus();
    if (looks && (found || !entered)) setTimeout(enter, 50, looks - 1, entered || Boolean(found));
  };
  document.addEventListener("keyup", (event) => {
    const opens = event.key === "Enter" || event.key === " ";
    if (opens && event.target.closest('[data-testid="stPopoverButton"]')) enter(100, false);
  });
}
</script>"""


def menus_by_keyboard() -> None:
    """Let a key that opens a menu lead into it."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
