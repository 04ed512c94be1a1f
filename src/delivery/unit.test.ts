import {describe, expect, it} from "vitest"
import {type Service, toldBy, unitOf} from "./unit.ts"

const usual: Service = {
  program: "/opt/zhengming/zhengming",
  root: "/opt/zhengming",
  user: "zhengming",
  data: "/var/lib/zhengming",
  environment: "/etc/systemd/system/zhengming.env",
  host: "127.0.0.1",
  port: 8080,
  grows: true,
}
const linesOf = (service: Partial<Service> = {}) => unitOf({...usual, ...service}).split("\n")

describe("a unit", () => {
  it("starts the server as its user, on its data", () => {
    const lines = linesOf()
    expect(lines).toEqual(
      expect.arrayContaining([
        "Documentation=file:///opt/zhengming/docs/delivery.md",
        "User=zhengming",
        "EnvironmentFile=-/etc/systemd/system/zhengming.env",
        "ExecStart=/opt/zhengming/zhengming serve --data /var/lib/zhengming --host 127.0.0.1 --port 8080",
        "ReadWritePaths=/var/lib/zhengming",
        "Restart=on-failure",
        "RestartSteps=6",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "CapabilityBoundingSet=",
        "WantedBy=multi-user.target",
      ]),
    )
    expect(lines.filter(line => line.startsWith("["))).toEqual(["[Unit]", "[Service]", "[Install]"])
  })

  it("has no data folder on a PostgreSQL, and no steps of waiting before systemd 254", () => {
    const {data: _, ...without} = usual
    const text = unitOf({...without, grows: false})
    expect(text).not.toMatch(/--data|ReadWritePaths|RestartSteps|RestartMaxDelaySec/)
  })

  it("may bind a port below 1024", () => {
    expect(linesOf({port: 443})).toEqual(
      expect.arrayContaining([
        "CapabilityBoundingSet=CAP_NET_BIND_SERVICE",
        "AmbientCapabilities=CAP_NET_BIND_SERVICE",
      ]),
    )
  })

  it("hands on an address and a certificate", () => {
    const certificate = {cert: "/etc/zm/cert.pem", key: "/etc/zm/a key.pem"}
    expect(linesOf({origin: "https://a.example/zm/", certificate}).find(line => line.startsWith("ExecStart="))).toMatch(
      / --origin https:\/\/a\.example\/zm\/ --tls-cert \/etc\/zm\/cert\.pem --tls-key "\/etc\/zm\/a key\.pem"$/,
    )
  })

  it("writes blanks, Chinese, per cents, dollars, quotes and backslashes so that systemd reads them back", () => {
    const lines = linesOf({
      program: "/opt/正名 50%/zhengming",
      root: "/opt/正名 50%",
      data: '/srv/数据 100% $HOME "a" b\\c',
    })
    const data = '/srv/数据 100%% $HOME \\"a\\" b\\\\c'
    expect(lines).toEqual(
      expect.arrayContaining([
        `ExecStart="/opt/正名 50%%/zhengming" serve --data "${data.replace("$", "$$$$")}" --host 127.0.0.1 --port 8080`,
        `ReadWritePaths="${data}"`,
        "Documentation=file:///opt/%%E6%%AD%%A3%%E5%%90%%8D%%2050%%25/docs/delivery.md",
      ]),
    )
  })

  it("lets folders be seen that would be hidden otherwise", () => {
    expect(linesOf({root: "/root/zhengming"})).toContain("ProtectHome=read-only")
    expect(linesOf({data: "/home/zm/data"})).toContain("ProtectHome=read-only")
    expect(linesOf({data: "/var/tmp/zm"})).toContain("PrivateTmp=no")
    expect(linesOf({data: "/homely"})).toContain("ProtectHome=yes")
  })

  it.each(['/opt/"zm"/zhengming', "/opt/it's/zhengming", "/opt/a\\b/zhengming"])("starts no program at %s", program => {
    expect(() => unitOf({...usual, program})).toThrow(
      expect.objectContaining({issue: expect.objectContaining({id: "delivery.unit-program", params: {path: program}})}),
    )
  })

  it("takes no line end from anybody", () => {
    for (const value of [{data: "/a\nExecStartPre=/bin/b"}, {host: "::\r"}, {origin: "http://a\n"}])
      expect(() => unitOf({...usual, ...value})).toThrow(
        expect.objectContaining({issue: expect.objectContaining({id: "delivery.unit-character"})}),
      )
  })

  it.each([
    {root: "/opt/zhengming", data: "/var/lib/zhengming"},
    {root: "/opt/正名 50%", data: '/srv/数据 100% $HOME "a" b\\c'},
    {root: "/opt/a"},
  ])("tells where its program and data are: %j", told => {
    const {data: _, ...without} = usual
    expect(toldBy(unitOf({...without, ...told}))).toEqual(told)
  })

  it("of another's tells nothing", () => expect(toldBy("[Service]\nExecStart=/bin/true\n")).toEqual({}))
})
