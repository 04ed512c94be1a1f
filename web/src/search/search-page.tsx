import {Page} from "../look/page.tsx"

export function SearchPage() {
  return <Page title="SearchPage">…</Page>
}
