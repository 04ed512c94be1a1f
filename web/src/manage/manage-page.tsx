import {Page} from "../look/page.tsx"

export function ManagePage() {
  return <Page title="ManagePage">…</Page>
}
