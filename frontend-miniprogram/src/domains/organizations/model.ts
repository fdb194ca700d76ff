import type { Shape } from '@/core/http/shapes'

/** An organization as a node of the tree. */
export type OrganizationNode = Shape<'OrganizationNode'>
export type PartyGroup = Shape<'PartyGroupRead'>

/** Members belong to a branch; what stands above one only leads to it. */
export function branchesOf(nodes: readonly OrganizationNode[]): readonly OrganizationNode[] {
  return nodes.filter(({ kind }) => kind === 'branch' || kind === 'joint_branch')
}
