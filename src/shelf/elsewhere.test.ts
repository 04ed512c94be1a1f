import {describe, expect, it} from "vitest"
import {codeElsewhere, elsewhereIssue} from "./elsewhere.ts"
import {openFolderShelf} from "./folder-shelf.ts"

const shelf = openFolderShelf()

describe("codeElsewhere", () => {
  it.each([
    ["5.0", "3007220311000000", "3.0", "MR双膝关节(平扫)"],
    ["3.0", "20010100110000", "5.0", "CT颅脑(平扫)"],
    ["5.0", "200401110000", "2.5", "CT胸部(平扫)"],
  ])("asked of edition %s tells that %s is of %s: %s", (asked, code, edition, name) => {
    expect(codeElsewhere(shelf, asked, code)).toEqual({edition, name})
    expect(elsewhereIssue(shelf, asked, code, {row: 3})).toMatchObject({
      id: "code.elsewhere",
      place: {row: 3},
      params: {code, asked, edition, name},
    })
  })
  it.each(["20010100110000", "20040100990000", "9", "", "颅脑"])(
    "says nothing of %j, which is a code of 5.0 or of none",
    code => expect(codeElsewhere(shelf, "5.0", code)).toBeUndefined(),
  )
})
