import {Page} from "../look/page.tsx"

export function WorkPage() {
  return <Page title="WorkPage">…</Page>
}
