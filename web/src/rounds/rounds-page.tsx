import {Page} from "../look/page.tsx"

export function RoundsPage() {
  return <Page title="RoundsPage">…</Page>
}
