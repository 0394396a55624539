import readSheets from 'read-excel-file/node'

/** Rows as objects, by the heading of their columns. */
export async function rowsIn(bytes: Buffer) {
  const sheets = await readSheets(bytes)
  return sheets.map(({ sheet, data: [titles = [], ...rows] }) => ({
    sheet,
    rows: rows.map((row) => Object.fromEntries(titles.map((title, index) => [String(title), row[index]]))),
  }))
}

export const download = async (url: string) => {
  const answer = await fetch(url)
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
