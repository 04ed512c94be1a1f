import {Page} from "../look/page.tsx"

export function ImportPage() {
  return <Page title="ImportPage">…</Page>
}
