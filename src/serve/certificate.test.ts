import {execFileSync} from "node:child_process"
import {cpSync, mkdtempSync, rmSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {afterAll, describe, expect, it, vi} from "vitest"
import {type CertificateFiles, readCertificate, watchCertificate} from "./certificate.ts"

const folder = mkdtempSync(join(tmpdir(), "zhengming-tls-"))
afterAll(() => rmSync(folder, {recursive: true}))

/** A certificate that nobody vouches for, made now. */
function made(name: string): CertificateFiles {
  const [cert, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)]
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
  execFileSync(
    "openssl",
    ["req", "-x509", ...curve, "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", `/CN=${name}`],
    {stdio: "ignore"},
  )
  return {cert, key}
}

const [one, two] = [made("one.example"), made("two.example")]
const twoDaysMs = 2 * 24 * 3_600_000

describe("a certificate", () => {
  it("is taken with the key that is its own", () => {
    expect(readCertificate(one, Date.now()).cert.toString()).toContain("BEGIN CERTIFICATE")
  })

  it.each([
    ["the key is another's", {cert: one.cert, key: two.key}, {id: "server.certificate", params: {fault: "mismatch"}}],
    [
      "the files are in the wrong order",
      {cert: one.key, key: one.cert},
      {id: "server.certificate", params: {fault: "unread"}},
    ],
    [
      "a file is not there",
      {cert: one.cert, key: join(folder, "none")},
      {id: "server.certificate-file", params: {reason: "ENOENT"}},
    ],
  ] as const)("is refused where %s", (_why, files, issue) => {
    expect(() => readCertificate(files, Date.now())).toThrow(
      expect.objectContaining({
        issue: expect.objectContaining({id: issue.id, params: expect.objectContaining(issue.params)}),
      }),
    )
  })

  it("is refused once it has expired", () => {
    expect(() => readCertificate(one, Date.now() + twoDaysMs + 1000)).toThrow(/expired/)
  })
})

it("a server shows the new certificate once its files changed, and the old one until both fit", async () => {
  const shown = {cert: join(folder, "shown.pem"), key: join(folder, "shown.key")}
  const put = (from: CertificateFiles, names: readonly ("cert" | "key")[]) => {
    for (const name of names) cpSync(from[name], shown[name])
  }
  put(one, ["cert", "key"])
  const seen = {taken: 0, told: 0}
  const before = readCertificate(shown, Date.now())
  put(two, ["cert"]) // between reading and watching
  const end = watchCertificate(
    {files: shown, shown: before},
    () => seen.taken++,
    () => seen.told++,
    20,
  )
  try {
    await vi.waitUntil(() => seen.told > 0, {timeout: 60_000})
    expect(seen.taken).toBe(0)
    put(two, ["key"])
    await vi.waitUntil(() => seen.taken > 0, {timeout: 60_000})
  } finally {
    end()
  }
})
