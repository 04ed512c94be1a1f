import {type ChildProcess, execFileSync, spawn} from "node:child_process"
import {existsSync, mkdtempSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import type {Browser} from "playwright-core"
import {afterAll, beforeAll, describe, expect, it} from "vitest"
import {launch} from "./browser.ts"
import {freePort, type Served, serveEmpty} from "./served.ts"

const nginx = process.env.NGINX ?? "/usr/sbin/nginx"
const folder = mkdtempSync(join(tmpdir(), "zhengming-proxy-"))
let browser: Browser

beforeAll(async () => {
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
  const files = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem")]
  execFileSync("openssl", ["req", "-x509", ...curve, ...files, "-subj", "/CN=localhost"], {stdio: "ignore"})
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, {recursive: true})
})

/** What an information department writes, but for the folders that keep it to itself. */
const configuration = (port: number, to: string): string => `
daemon off; pid ${folder}/pid; error_log ${folder}/error.log; ${process.getuid?.() === 0 ? "user root;" : ""}
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${folder}/cert.pem;
    ssl_certificate_key ${folder}/key.pem;
    client_max_body_size 512m;
    location /zm/ {
      proxy_pass ${to};
      proxy_http_version 1.1;
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $remote_addr;
    }
  }
}`

describe.each([
  ["takes the path off", "/"],
  ["leaves the path", ""],
])("behind an nginx that %s", (_how, end) => {
  let server: Served
  let proxy: ChildProcess
  let address = ""

  beforeAll(async () => {
    if (!existsSync(nginx)) throw new Error("nginx is not there: apt-get install nginx-light, or say NGINX=path")
    const port = await freePort()
    address = `https://localhost:${port}/zm`
    server = await serveEmpty(["--origin", `${address}/`])
    writeFileSync(join(folder, "nginx.conf"), configuration(port, `${server.address}${end}`))
    proxy = spawn(nginx, ["-p", folder, "-c", join(folder, "nginx.conf")], {stdio: "ignore"})
  })
  afterAll(async () => {
    const gone = new Promise(done => proxy.once("exit", done))
    proxy.kill("SIGTERM")
    await gone
    await server.close()
  })

  it("every page, link, cookie and event stays below the path", async () => {
    const context = await browser.newContext({ignoreHTTPSErrors: true, locale: "en-US"})
    const page = await context.newPage()
    const wrong: string[] = []
    page.on("request", request => {
      if (!request.url().startsWith(`${address}/`)) wrong.push(`asked ${request.url()}`)
    })
    page.on("response", answer => {
      if (answer.status() >= 400 && answer.status() !== 401) wrong.push(`${answer.status()} ${answer.url()}`)
    })
    await expect
      .poll(() =>
        page.goto(`${address}/setup#${server.secret}`).then(
          answer => answer?.status(),
          () => 0,
        ),
      )
      .toBe(200)
    for (const [label, text] of [
      ["Name", "Li Min"],
      ["Login", "li"],
      ["Password", "korrekte pferde 9"],
    ] as const)
      await page.getByLabel(label).first().fill(text)
    await page.keyboard.press("Enter")
    await page.waitForURL(`${address}/manage/institutions`)
    expect((await context.cookies()).map(({name, path, secure}) => [name, path, secure])).toEqual([
      ["__Secure-zhengming", "/zm/", true],
    ])
    for (const path of [
      "",
      "catalogues",
      "convert",
      "compose",
      "manage/users",
      "manage/jobs",
      "manage/settings",
      "account",
      "api/v1/docs",
    ]) {
      await page.goto(`${address}/${path}`)
      await page.locator("h1, [role=searchbox], [role=combobox]").first().waitFor()
      const links = await page.$$eval("a[href]", all => all.map(link => (link as HTMLAnchorElement).href))
      expect(links.filter(link => !link.startsWith(`${address}/`))).toEqual([])
    }
    await page.goto(`${address}/catalogues`)
    await page.getByRole("button", {name: "Load sample data"}).click()
    await page
      .getByRole("link", {name: "Sample hospital (made-up data)"})
      .first()
      .or(page.getByText("Map now"))
      .first()
      .waitFor()
    expect(wrong).toEqual([])
    await context.close()
  })
})
