import {Page} from "../look/page.tsx"

export function ItemPage() {
  return <Page title="ItemPage">…</Page>
}
