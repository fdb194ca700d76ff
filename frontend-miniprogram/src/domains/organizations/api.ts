import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import { success, type Result } from '@/core/http/errors'
import { loadAll, type Slice } from '@/core/resource/useList'
import { branchesOf, type OrganizationNode, type PartyGroup } from './model'

const V1 = '/api/v1'

/** The branches below an organization, in the order of the tree. */
export async function listBranches(organizationId: string): Promise<Result<readonly OrganizationNode[]>> {
  const path = `${V1}/organizations/${organizationId}/subtree` as const
  const result = await loadAll((cursor) => bodyOf(call<Slice<OrganizationNode>>({ method: 'GET', path, query: { limit: 100, cursor } })))
  return result.ok ? success(branchesOf(result.value)) : result
}

/** The party groups of a branch that still exist. */
export async function listPartyGroups(branchId: string): Promise<Result<readonly PartyGroup[]>> {
  const path = `${V1}/organizations/${branchId}/party-groups` as const
  const result = await loadAll((cursor) => bodyOf(call<Slice<PartyGroup>>({ method: 'GET', path, query: { cursor } })))
  return result.ok ? success(result.value.filter((group) => group.ended_on === null)) : result
}
