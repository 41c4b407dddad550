"""What the theme can't say.

Room at the sides; no second "Stop" beside ours while a page looks at a training; and on dark ground the accent, which
white text on a button needs dark, as text in the lighter blue of links. On a phone the picture comes first: settings and
Train stay at the foot of the screen, the settings folded until asked for.
"""

STYLE = """<style>
.stMainBlockContainer { max-width: 1500px; }
[data-testid="stStatusWidget"] { display: none; }
[data-testid="stTab"][aria-selected="true"], [data-testid="stSliderThumbValue"],
[data-testid="stBaseButton-segmented_controlActive"] { color: light-dark(#1F68AD, #7FB6E8) !important; }
@media (min-width: 768px) {
  .stMainBlockContainer { padding-left: 2.5rem; padding-right: 2.5rem; }
  [data-testid="stLayoutWrapper"]:has(> .st-key-panel_switch) { display: none; }
}
@media (max-width: 767.98px) {
  [data-testid="stMarkdownContainer"] table { display: block; overflow-x: auto; }
  .stMainBlockContainer:has(.st-key-panel) { padding-bottom: 8rem; }
  .st-key-panel {
    position: fixed; left: 0; right: 0; bottom: 0; z-index: 90; max-height: 80dvh; overflow-y: auto; padding: 0.6rem 1rem;
    background: light-dark(#FFFFFF, #10151C); border-top: 1px solid light-dark(#D9DEE5, #313B48);
  }
  [data-testid="stLayoutWrapper"]:has(> .st-key-settings_folded, > .st-key-more_settings_folded) { display: none; }
}
</style>"""
