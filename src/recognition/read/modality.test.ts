import {describe, expect, it} from "vitest"
import {modalityKeys, readModality, sectionModality} from "./modality.ts"

describe("a caller's word for a modality", () => {
  it.each<[string | undefined, readonly string[]]>([
    ["CT", ["CT", " ct ", "ＣＴ", "计算机断层", "计算机体层摄影"]],
    ["MR", ["MR", "MRI", "MRT", "核磁", "磁共振", "核磁共振成像"]],
    ["XR", ["XR", "DR", "CR", "DX", "MG", "RF", "X线", "X光", "X线摄影", "普放", "钼靶", "胃肠", "造影"]],
    ["US", ["US", "B超", "彩色超声", "超音波", "心超", "TCD"]],
    ["PET/CT", ["PET-CT", "PET/CT", "PETCT", "PT"]],
    ["PET/MR", ["PET-MR", "PET/MRI"]],
    ["PET", ["PET", "正电子显像"]],
    ["SPECT", ["SPECT", "SPECT/CT", "ECT", "γ照相"]],
    ["NM", ["NM", "核医学科", "核素", "同位素"]],
    [undefined, ["", "检查", "CTA", "内镜", "MRX"]],
  ])("for %s is one of %j", (key, words) => {
    expect(words.map(readModality)).toEqual(words.map(() => key))
  })
  it("is answered with one of the keys", () => {
    expect(modalityKeys).toEqual(["PET/MR", "PET/CT", "PET", "SPECT", "NM", "US", "CT", "MR", "XR"])
  })
})

describe("the modality of a section", () => {
  it.each([
    ["CT", "CT"],
    ["（二）磁共振检查", "MR"],
    ["3.DR类", "XR"],
    [" 一、 彩超检查项目 ", "US"],
    ["ct室", "CT"],
    ["1: PET-CT", "PET/CT"],
    ["X线摄影", "XR"],
    ["放射", undefined],
    ["胃肠", undefined],
    ["CT与磁共振", undefined],
    ["3 CT", "CT"],
    ["", undefined],
  ])("%j is %s", (title, key) => expect(sectionModality(title)).toBe(key))
})
