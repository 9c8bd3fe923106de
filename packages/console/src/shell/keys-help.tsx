import { Kbd, Modal, Table, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { texts } from '../texts.ts'

const groups = [
  { title: texts.keys.everywhere, rows: texts.keys.rows },
  { title: texts.keys.lists, rows: texts.keys.listRows },
  { title: texts.keys.ticket, rows: texts.keys.ticketRows },
  { title: texts.keys.discrepancy, rows: texts.keys.discrepancyRows },
]

/** Which key does what. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }): ReactElement {
  return (
    <Modal opened onClose={onClose} title={texts.keys.title} closeButtonProps={{ 'aria-label': texts.keys.close }}>
      {groups.map(({ title, rows }) => (
        <section key={title}>
          <Text component="h2" fw={600} size="sm" mt="sm" mb={4}>
            {title}
          </Text>
          <Table withRowBorders={false} verticalSpacing={3}>
            <Table.Tbody>
              {rows.map(([keys, what]) => (
                <Table.Tr key={keys}>
                  <Table.Td w={120}>
                    <Keys text={keys} />
                  </Table.Td>
                  <Table.Td>{what}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </Modal>
  )
}

/** `g then n` with the words between the keys left as words. */
function Keys({ text }: { readonly text: string }): ReactElement {
  const parts = text.split(' ').map((word, place) => {
    const name = `${place}-${word}`
    return word === 'then' || word === 'or' ? <span key={name}> {word} </span> : <Kbd key={name}>{word}</Kbd>
  })
  return <>{parts}</>
}
