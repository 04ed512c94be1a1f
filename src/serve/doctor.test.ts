import {afterAll, expect, inject, it} from "vitest"
import {checks} from "../api/lists.ts"
import {examineBeside, programFolder} from "../delivery/index.ts"
import {openTicking, placesFor} from "../store/made-stores.ts"
import {madeUser, serverOver, signIn} from "./made-servers.ts"

const places = placesFor("sqlite", inject("postgres"))
afterAll(() => places.clear())

it("an administrator is told how the server is, which answers others meanwhile", async () => {
  const where = await places.make()
  const store = await openTicking(where, {clock: Date.now})
  const server = await serverOver(store, {examine: () => examineBeside({root: programFolder, where})})
  await madeUser(store, "root", "administrator")
  const browser = await signIn(server, "root")
  const order: string[] = []
  const looking = browser.send({method: "GET", url: "/api/v1/doctor"}).finally(() => order.push("doctor"))
  await server.inject("/readyz").finally(() => order.push("readyz"))
  const {fault, findings} = (await looking).json()
  expect(order).toEqual(["readyz", "doctor"])
  const seen = new Set(findings.map(({check}: {check: string}) => check))
  expect([...seen]).toEqual(checks.filter(check => check !== "port" && check !== "replica"))
  const states = Object.fromEntries(findings.map(({check, state}: Record<"check" | "state", string>) => [check, state]))
  expect(states).toMatchObject({database: "fine", audit: "fine", recognition: "fine", rights: "fine"})
  expect(fault).toBe(findings.some(({state}: {state: string}) => state === "fault"))
  await server.close()
  await store.close()
})

it("an examination that fails is refused, and the next one is made", async () => {
  await expect(examineBeside({root: programFolder, where: (() => {}) as never})).rejects.toThrow()
})
