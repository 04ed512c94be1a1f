import {readdirSync, readFileSync, statSync, writeFileSync} from "node:fs"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import {brotliCompressSync, gzipSync} from "node:zlib"
import react from "@vitejs/plugin-react"
import {defineConfig, type Plugin} from "vite"
import {endpoints} from "../src/api/index.ts"

const here = fileURLToPath(new URL(".", import.meta.url))
const server = process.env.ZHENGMING_SERVER ?? "http://127.0.0.1:8080"

export default defineConfig({
  root: here,
  base: "./", // a proxy may serve it under a path
  plugins: [react(), routes(), compressed()],
  build: {
    outDir: join(here, "dist"),
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    license: {fileName: ".vite/license.json"},
    chunkSizeWarningLimit: 600,
  },
  server: {host: "127.0.0.1", proxy: {"/api": server, "/readyz": server}},
})

/** `virtual:routes`: method and path of every route of the API, without the schemas they are checked by. */
function routes(): Plugin {
  const id = "virtual:routes"
  const table = Object.fromEntries(Object.entries(endpoints).map(([name, endpoint]) => [name, briefOf(endpoint)]))
  return {
    name: "routes",
    resolveId: source => (source === id ? `\0${id}` : undefined),
    load: resolved => (resolved === `\0${id}` ? `export const routes = ${JSON.stringify(table)}` : undefined),
  }
}

function briefOf(endpoint: object): object {
  const brief = ["method", "path", "upload", "download"] as const
  return Object.fromEntries(Object.entries(endpoint).filter(([name]) => (brief as readonly string[]).includes(name)))
}

/** Each file beside itself as .br and .gz, so that the server sends what is ready. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    closeBundle: () => {
      for (const path of filesIn(join(here, "dist")).filter(name => /\.(js|css|svg)$/.test(name))) {
        const bytes = readFileSync(path)
        writeFileSync(`${path}.br`, brotliCompressSync(bytes))
        writeFileSync(`${path}.gz`, gzipSync(bytes, {level: 9}))
      }
    },
  }
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
