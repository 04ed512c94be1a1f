import {describe, expect, it} from "vitest"
import {addressOf, settingsOf} from "./map-settings.ts"

describe("the settings of a job", () => {
  it("come back from the address as they were", () => {
    for (const settings of [{}, {edition: "5.0"}, {accept: 0}, {edition: "5.0", accept: 0.995}])
      expect(settingsOf(addressOf("j1", settings))).toEqual(settings)
  })
  it("are left out where the address is mistyped", () => {
    for (const accept of ["", "viel", "2", "-1"]) expect(settingsOf({accept}), accept).toEqual({})
  })
})
