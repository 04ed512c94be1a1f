import {describe, expect, it} from "vitest"
import {html} from "./html.ts"

describe("html", () => {
  it.each([
    ["<script>alert(1)</script>", "&#60;script&#62;alert(1)&#60;/script&#62;"],
    [`" onload='x`, "&#34; onload=&#39;x"],
    ["&lt;", "&#38;lt;"],
    ["a\u0000b\ud800c\u202ed", "a�b�c�d"],
    ["头\t颅😀", "头\t颅😀"],
  ])("escapes %j", (text, escaped) => {
    expect(html`<b title="${text}">${text}</b>`.html).toBe(`<b title="${escaped}">${escaped}</b>`)
  })

  it("takes markup and lists of it as they are", () => {
    expect(html`<p>${[html`<i>${1}</i>`, "<"]}</p>`.html).toBe("<p><i>1</i>&#60;</p>")
  })
})
