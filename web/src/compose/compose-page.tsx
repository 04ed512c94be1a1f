import {Page} from "../look/page.tsx"

export function ComposePage() {
  return <Page title="ComposePage">…</Page>
}
