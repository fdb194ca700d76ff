// Written by `npm run sync:api` from docs/openapi.json. Do not edit.

export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Jwks
         * @description 签发党员卡的公钥（RFC 7517）
         */
        get: operations["get_jwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Oauth Metadata
         * @description 外部系统怎样领取令牌（RFC 8414）
         */
        get: operations["get_oauth_metadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Activities
         * @description 要我参加的活动，以及我管理范围内的活动
         */
        get: operations["list_activities"];
        put?: never;
        /**
         * Create Activity
         * @description 新建活动，并按参加范围生成名单
         */
        post: operations["create_activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{activity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Activity
         * @description 一个活动
         */
        get: operations["get_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Activity
         * @description 修改还没开始的活动
         */
        patch: operations["update_activity"];
        trace?: never;
    };
    "/api/v1/activities/{activity_id}/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Attendance
         * @description 参加名单和到场情况，供现场屏幕每隔一两秒来取
         */
        get: operations["get_attendance"];
        /**
         * Put Attendance
         * @description 点名：一次记下多人，与扫码同样有效
         */
        put: operations["put_attendance"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{activity_id}/attendance-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Attendance Sheet
         * @description 打印用的到会名单
         */
        get: operations["get_attendance_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{activity_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Activity
         * @description 取消活动
         */
        post: operations["cancel_activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{activity_id}/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check In By Card
         * @description 扫党员的党员卡，替不会扫码的人签到；本人看得到这次查验
         */
        post: operations["check_in_by_card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{activity_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Activity
         * @description 活动结束，签到随之结束
         */
        post: operations["close_activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{activity_id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Check In Code
         * @description 现场屏幕上的签到码，每15秒一换
         */
        get: operations["get_check_in_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{activity_id}/leave-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Leave
         * @description 活动开始前请假
         */
        post: operations["request_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{activity_id}/leave-requests/{leave_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Leave
         * @description 准假或不准假
         */
        post: operations["decide_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{activity_id}/minutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Minutes
         * @description 会议记录及其更正
         */
        get: operations["get_minutes"];
        /**
         * Put Minutes
         * @description 写会议记录；签字以后再写就是更正
         */
        put: operations["put_minutes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{activity_id}/minutes/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Minutes
         * @description 签字，此后这一份不再改动
         */
        post: operations["sign_minutes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{activity_id}/offline-check-ins/{check_in_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Offline Check In
         * @description 确认或划去一条离线签到
         */
        post: operations["decide_offline_check_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activities/{activity_id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Activity
         * @description 活动开始
         */
        post: operations["open_activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Api Clients
         * @description 登记过的外部系统
         */
        get: operations["list_api_clients"];
        put?: never;
        /**
         * Create Api Client
         * @description 登记外部系统：能看能办什么、管到哪个党组织、做什么用。能改资料的权限等另一位管理员同意。没给公钥的发一个密钥，只在这次答复里显示。
         */
        post: operations["create_api_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-clients/{client_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Api Client
         * @description 一个外部系统
         */
        get: operations["get_api_client"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Api Client
         * @description 修改外部系统；收回的权限立即失效。给了公钥，密钥就作废。
         */
        patch: operations["update_api_client"];
        trace?: never;
    };
    "/api/v1/api-clients/{client_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Api Client
         * @description 同意外部系统改资料的权限，由另一位管理员办理。
         */
        post: operations["approve_api_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-clients/{client_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Api Client
         * @description 停用外部系统，立即生效，不能恢复。
         */
        post: operations["end_api_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-clients/{client_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate Api Client Secret
         * @description 换密钥：新的只显示一次，现在的还能用24小时，再早的立即作废。
         */
        post: operations["rotate_api_client_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Checkpoints
         * @description 操作记录的签名存证，新的在前
         */
        get: operations["list_checkpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Audit Entries
         * @description 操作记录：谁、何时、对什么做了什么
         */
        get: operations["list_audit_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Out
         * @description 退出登录：这个会话立即结束。
         */
        post: operations["sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In With Password
         * @description 工作人员登录：用户名、密码和动态码。第一次登录先得到动态码的密钥（只显示一次），再带动态码和新密码登录。
         */
        post: operations["sign_in_with_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh Session
         * @description 用刷新令牌换一对新令牌。每个刷新令牌用一次，重用会结束整个会话；没收到答复时，1分钟内带同一个renewal_id可再取一次。
         */
        post: operations["refresh_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/wechat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In With Wechat
         * @description 微信登录：小程序或公众号的登录码换取令牌；还没认领身份时，得到认领凭据。
         */
        post: operations["sign_in_with_wechat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/wechat/authorize-url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Authorize Url
         * @description 公众号网页授权的地址：在微信里打开，带着登录码回到所给页面。
         */
        get: operations["read_authorize_url"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ballot-slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read Ballot Slip
         * @description 凭票上的编号看要填的各项；不带登录信息，不记谁看的
         */
        post: operations["read_ballot_slip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ballot-slips/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue Slip Token
         * @description 凭票上的编号领票：对盲化的内容签名，一张密封票一次；不带登录信息，不记谁领的
         */
        post: operations["issue_slip_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ballots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cast Ballot
         * @description 交票：不带登录信息，不记谁交的、何时交的；同一张票再交一次得到同样的回执
         */
        post: operations["cast_ballot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check In
         * @description 签到：提交扫到的码；没有网络时扫的码可以稍后补交
         */
        post: operations["check_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Corrections
         * @description 本党组织和下级党员的更正申请；等办理的按先后，其他的新的在前
         */
        get: operations["list_corrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections/{correction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Correction
         * @description 一件更正申请，号码和住址已遮盖
         */
        get: operations["get_correction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections/{correction_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Correction
         * @description 同意更正，随即写入；入党日期和转正日期由组织委员凭文件办理
         */
        post: operations["accept_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections/{correction_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject Correction
         * @description 不同意更正，写明原因，本人看得到
         */
        post: operations["reject_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections/{correction_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal Correction
         * @description 查看申请里的完整内容，会留下记录并给本人看
         */
        post: operations["reveal_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deputies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Deputies
         * @description 范围内的临时代理：等同意的、正在代的和已结束的，新的在前
         */
        get: operations["list_deputies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Errors
         * @description 全部错误代码和说明
         */
        get: operations["list_errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Exports
         * @description 导出申请，新的在前
         */
        get: operations["list_exports"];
        put?: never;
        /**
         * Create Export
         * @description 申请导出花名册；完整的只给能看明文的人，要另一个人批准
         */
        post: operations["create_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Export
         * @description 一份导出申请
         */
        get: operations["get_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{export_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Export
         * @description 批准导出完整花名册（不能是申请人）
         */
        post: operations["approve_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{export_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Export File
         * @description 取走文件：24小时内一次，名册里的每个人都能看到
         */
        get: operations["get_export_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/roster.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Masked Roster
         * @description 打码的花名册，供办公使用
         */
        get: operations["get_masked_roster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/external-organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List External Organizations
         * @description 系统外党组织名录
         */
        get: operations["list_external_organizations"];
        put?: never;
        /**
         * Create External Organization
         * @description 往名录里加一个系统外党组织
         */
        post: operations["create_external_organization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/external-organizations/{external_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update External Organization
         * @description 改名录里的一个系统外党组织
         */
        put: operations["update_external_organization"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit Feedback
         * @description 投诉建议：当场给出号码和答复期限；不带登录信息提交即为匿名，不留账号、地址和请求编号
         */
        post: operations["submit_feedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback-recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Feedback Recipients
         * @description 可以受理投诉建议的党委
         */
        get: operations["list_feedback_recipients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look Up Feedback
         * @description 凭号码查答复
         */
        get: operations["look_up_feedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Feedback Inbox
         * @description 待答复和已答复的投诉建议，期限近的在前
         */
        get: operations["list_feedback_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/inbox/{feedback_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Feedback
         * @description 一条投诉建议
         */
        get: operations["get_feedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/inbox/{feedback_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Feedback
         * @description 答复一条投诉建议
         */
        post: operations["answer_feedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback/inbox/{feedback_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal Feedback Contact
         * @description 查看反映人留下的联系方式，须写明事由并留下记录
         */
        post: operations["reveal_feedback_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/bindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Bindings
         * @description 微信绑定：我自己的，或我管的党员的。
         */
        get: operations["list_bindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/bindings/{binding_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke Binding
         * @description 解除微信绑定，登录着的会话立即结束。替别人解绑要写明原因。
         */
        post: operations["revoke_binding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue Card
         * @description 领取或更新这部手机上的党员卡，7天有效
         */
        post: operations["issue_card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Claims
         * @description 等我确认的认领：当面确认，或作为第二人同意换绑。
         */
        get: operations["list_claims"];
        put?: never;
        /**
         * Create Claim
         * @description 认领身份：凭微信手机号、短信验证码或书记给的码找到本人，请点“是我”；只填姓名和身份证号的，或已绑定别的微信的，请书记当面确认。
         */
        post: operations["create_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/claims/{claim_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Claim
         * @description 一件认领。扫党员手机上的码得到编号。
         */
        get: operations["get_claim"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/claims/{claim_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Claim
         * @description 是我：绑定并登录；书记已当面确认的，直接登录。
         */
        post: operations["accept_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/claims/{claim_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Claim
         * @description 当面确认：本人在场，填本人手机上的码；没有自动对上的，选出本人。已绑定别的微信的，还要第二人同意。
         */
        post: operations["confirm_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/claims/{claim_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse Claim
         * @description 不是本人：结束这件认领。
         */
        post: operations["refuse_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/claims/{claim_id}/second-confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Second Confirm Claim
         * @description 第二人同意换绑：原来的微信、登录和党员卡即时停用，新的微信绑定。不能是当面确认的人，也不能是本人。
         */
        post: operations["second_confirm_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/confirmation-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue Confirmation Code
         * @description 给当面的党员一个认领码，10分钟内有效，用一次。
         */
        post: operations["issue_confirmation_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Devices
         * @description 出示党员卡的手机和纸质卡：我自己的，或我管的党员的
         */
        get: operations["list_devices"];
        put?: never;
        /**
         * Enrol Device
         * @description 在这部手机上启用党员卡，原来的手机即停用。要刚登录过。
         */
        post: operations["enrol_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/devices/{device_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Device
         * @description 停用一部手机上的党员卡，或一张纸质卡，立即生效。替别人停用要写明原因。
         */
        post: operations["end_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/paper-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Paper Card
         * @description 给没有手机的党员办纸质卡，一年有效，原来的纸质卡即停用。码只给这一次，请马上打印。
         */
        post: operations["create_paper_card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/phone-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Phone Code
         * @description 给手机发验证码，10分钟内有效，用于认领身份。同一手机一分钟一条。
         */
        post: operations["send_phone_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/status/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Status List
         * @description 已停用的党员卡清单（IETF Token Status List），供离线查验
         */
        get: operations["get_status_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Server Time
         * @description 服务器的时间，和启用党员卡用的一次性口令
         */
        get: operations["get_server_time"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Card
         * @description 查验一张党员卡：提交扫到的码和事由，结果和事由会给本人看
         */
        post: operations["verify_card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Job
         * @description 后台任务的进度
         */
        get: operations["get_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Me
         * @description 我是谁：本人、职务和所在党组织，以及等我办的有几件。
         */
        get: operations["read_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Accesses
         * @description 谁看过我的完整信息
         */
        get: operations["list_own_accesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Attendance
         * @description 我的签到记录，只有自己能看
         */
        get: operations["list_my_attendance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Consents
         * @description 我同意过什么，什么时候，当时怎么说的；党籍管理是法定职责，不在其中
         */
        get: operations["list_my_consents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents/{kind}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw My Consent
         * @description 撤回一项同意，马上生效
         */
        post: operations["withdraw_my_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Corrections
         * @description 我申请过的更正，新的在前
         */
        get: operations["list_my_corrections"];
        put?: never;
        /**
         * Ask Correction
         * @description 申请更正我的一项资料，由支部核对办理；同一项一次只能有一件
         */
        post: operations["ask_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/corrections/{correction_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Correction
         * @description 撤回还没有办理的更正申请
         */
        post: operations["withdraw_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export My Data
         * @description 导出系统里有关我的全部内容，一个JSON文件。要刚登录过，会留下记录。
         */
        get: operations["export_my_data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Feedback
         * @description 我署名提交的投诉建议
         */
        get: operations["list_my_feedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/member": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Record
         * @description 我的党员信息，号码已遮盖
         */
        get: operations["get_own_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/member/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show My Values
         * @description 我自己的完整号码和住址。要刚登录过，会留下记录。
         */
        get: operations["show_my_values"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change My Password
         * @description 换密码：要现在的密码和动态码；其他会话随即结束。
         */
        post: operations["change_my_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Sessions
         * @description 我在哪些设备上登录着。
         */
        get: operations["list_my_sessions"];
        put?: never;
        post?: never;
        /**
         * End My Other Sessions
         * @description 让其他设备都退出登录，这台除外。
         */
        delete: operations["end_my_other_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End My Session
         * @description 让一台设备退出登录，立即生效。
         */
        delete: operations["end_my_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Subscriptions
         * @description 可以订阅的消息模板，和已同意还没用掉的次数
         */
        get: operations["list_my_subscriptions"];
        put?: never;
        /**
         * Allow Subscription Message
         * @description 本人在微信里点了“允许”之后登记：每点一次，可以收一条
         */
        post: operations["allow_subscription_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Verifications
         * @description 谁查验过我的党员卡，和我的回答
         */
        get: operations["list_own_verifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/verifications/{verification_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Verification
         * @description 说明这次是不是我本人出示的。不是的，这张卡马上停用，并告诉支部书记。
         */
        post: operations["answer_verification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Members
         * @description 花名册，按党组织顺序
         */
        get: operations["list_members"];
        put?: never;
        /**
         * Create Member
         * @description 登记党员
         */
        post: operations["create_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{member_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Member
         * @description 一位党员，号码已遮盖
         */
        get: operations["get_member"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Member
         * @description 修改党员的一般信息
         */
        patch: operations["update_member"];
        trace?: never;
    };
    "/api/v1/members/{member_id}/accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Member Accesses
         * @description 谁看过这位党员的完整信息
         */
        get: operations["list_member_accesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{member_id}/affiliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Member Affiliations
         * @description 历次组织关系
         */
        get: operations["list_member_affiliations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{member_id}/contact-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Member Contact
         * @description 登记流动、失去联系和恢复联系
         */
        post: operations["change_member_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{member_id}/date-corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct Member Dates
         * @description 更正入党日期、转正日期和党龄校正值：要写明依据，台账一并冲销重记
         */
        post: operations["correct_member_dates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{member_id}/dues-paid-through": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Record Member Dues
         * @description 登记党费交到哪个月
         */
        put: operations["record_member_dues"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{member_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Member Events
         * @description 党籍台账：每次变化、依据和经办人
         */
        get: operations["list_member_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{member_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal Member
         * @description 查看完整信息：要写明事由，会留下记录并给本人看
         */
        post: operations["reveal_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{member_id}/status-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Member Status
         * @description 登记转正、延长预备期、停止和恢复党籍、出党、去世、其他减少、留党察看和它的结束
         */
        post: operations["change_member_status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notifications
         * @description 我的消息，新的在前；unread 只看未读
         */
        get: operations["list_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark Notifications Read
         * @description 标为已读；重复提交无妨
         */
        put: operations["mark_notifications_read"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Unread Notifications
         * @description 未读消息有几条
         */
        get: operations["count_unread_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Organizations
         * @description 范围内的党组织，按隶属顺序
         */
        get: operations["list_organizations"];
        put?: never;
        /**
         * Create Organization
         * @description 设立党组织
         */
        post: operations["create_organization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Organization
         * @description 一个党组织
         */
        get: operations["get_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Organization
         * @description 修改党组织的一般信息
         */
        patch: operations["update_organization"];
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Appointments
         * @description 在任的职务；给出日期时是那一天在任的
         */
        get: operations["list_appointments"];
        put?: never;
        /**
         * Appoint Member
         * @description 办理任职，同时开通相应权限
         */
        post: operations["appoint_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/appointments/{appointment_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Appointment
         * @description 办理离任，同时收回相应权限
         */
        post: operations["end_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/call-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Call List
         * @description 消息没有送到、也还没看的党员，请书记打电话告知
         */
        get: operations["get_call_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/call-list/told": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark Called
         * @description 登记已经打电话告知的人，答复里是还要打的
         */
        put: operations["mark_called"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Children
         * @description 直接下级
         */
        get: operations["list_children"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/dissolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dissolve Organization
         * @description 撤销党组织：做一个方案，由另一人办结
         */
        post: operations["dissolve_organization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Organization History
         * @description 名称和隶属的变化；给出日期时只答那一天的
         */
        get: operations["get_organization_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge Organization
         * @description 并入别的党组织：做一个方案，由另一人办结
         */
        post: operations["merge_organization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/party-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Party Groups
         * @description 支部的党小组
         */
        get: operations["list_party_groups"];
        put?: never;
        /**
         * Create Party Group
         * @description 划分党小组
         */
        post: operations["create_party_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rename Organization
         * @description 党组织更名
         */
        post: operations["rename_organization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/reparent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reparent Organization
         * @description 调整隶属：做一个方案，由另一人办结
         */
        post: operations["reparent_organization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/role-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Role Grants
         * @description 管理授权，新的在前
         */
        get: operations["list_role_grants"];
        put?: never;
        /**
         * Request Role Grant
         * @description 提出管理授权，由另一位管理员批准
         */
        post: operations["request_role_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Settings
         * @description 本地规定：现在的值和它由哪一级设定
         */
        get: operations["list_settings"];
        /**
         * Change Settings
         * @description 修改本地规定，从某一天起
         */
        put: operations["change_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/subtree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Subtree
         * @description 本级和全部下级
         */
        get: operations["list_subtree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organization_id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Terms
         * @description 历届，新的在前
         */
        get: operations["list_terms"];
        put?: never;
        /**
         * Register Term
         * @description 登记换届
         */
        post: operations["register_term"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/party-groups/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Party Group
         * @description 修改党小组的名称和组长
         */
        patch: operations["update_party_group"];
        trace?: never;
    };
    "/api/v1/party-groups/{group_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Party Group
         * @description 撤销党小组，党员仍在支部
         */
        post: operations["end_party_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipt-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Receipt Link
         * @description 扫介绍信上的二维码：是哪一封，只显示核对用的几项
         */
        get: operations["get_receipt_link"];
        put?: never;
        /**
         * Answer Receipt Link
         * @description 回复回执：已接收组织关系；一个二维码只能回复一次
         */
        post: operations["answer_receipt_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/role-grants/{grant_id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Act On Role Grant
         * @description 同意、不同意或收回一项管理授权
         */
        post: operations["act_on_role_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Roster Imports
         * @description 导入记录，新的在前
         */
        get: operations["list_roster_imports"];
        put?: never;
        /**
         * Create Roster Import
         * @description 上传花名册，开始核对（不写入名册）
         */
        post: operations["create_roster_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Roster Import
         * @description 一次导入：进度、各行的核对结果
         */
        get: operations["get_roster_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply Roster Import
         * @description 按核对结果写入名册；有变化的行，确认过的才写入，由能修改党员信息的人确认
         */
        post: operations["apply_roster_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import_id}/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Roster Import Report
         * @description 原表标注核对结果，只给上传的人
         */
        get: operations["get_roster_import_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roster-imports/{import_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Roster Import Rows
         * @description 逐行的核对结果；号码和住址只有上传的人看得到全部
         */
        get: operations["list_roster_import_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slip-batches/{slip_batch_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Slip Batch
         * @description 另一人核对数目，看着剩票销毁；之后这一轮才能截止
         */
        post: operations["confirm_slip_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slip-batches/{slip_batch_id}/destroy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Destroy Slip Batch
         * @description 整批销毁，写明原因；有人抽过的不能整批销毁
         */
        post: operations["destroy_slip_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slip-batches/{slip_batch_id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle Slip Batch
         * @description 填退回和作废的张数，剩票当场销毁；另一人核对前可以重填
         */
        post: operations["settle_slip_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Staff Accounts
         * @description 有用户名的工作人员。
         */
        get: operations["list_staff_accounts"];
        put?: never;
        /**
         * Create Staff Account
         * @description 给工作人员开用户名；一次性密码只在这次答复里显示，3天内有效。权限另由任职或授权给出。
         */
        post: operations["create_staff_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff-accounts/{account_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable Staff Account
         * @description 停用工作人员的用户名，登录着的会话立即结束。
         */
        post: operations["disable_staff_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff-accounts/{account_id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset Staff Password
         * @description 重设密码和动态码：新的一次性密码只显示一次，登录着的会话立即结束，本人会收到通知。
         */
        post: operations["reset_staff_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/survey-appeals/{appeal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Appeal
         * @description 一件申诉：谁、对哪个等次、期限，以及现在能办什么
         */
        get: operations["get_appeal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/survey-appeals/{appeal_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Regrade
         * @description 重新评定：会议确认，由没有提意见的另一人办
         */
        post: operations["confirm_regrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/survey-appeals/{appeal_id}/opinions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose Regrade
         * @description 重新评定：支委会提出新的等次和反馈
         */
        post: operations["propose_regrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/survey-appeals/{appeal_id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reply To Appeal
         * @description 答复申诉：维持，或者重新评定；15个工作日内
         */
        post: operations["reply_to_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/survey-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Survey Rounds
         * @description 按预览给各党支部建好民主评议并定下名单；预览后有变化的要重新预览
         */
        post: operations["create_survey_rounds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/survey-rounds/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Survey Rounds
         * @description 预览：给下级所有党支部各建一轮民主评议，会建成什么样；不写入
         */
        post: operations["preview_survey_rounds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Surveys
         * @description 我在名单上的测评和问卷，以及我管理范围内的，新的在前
         */
        get: operations["list_surveys"];
        put?: never;
        /**
         * Create Survey
         * @description 新建一轮民主评议、满意度测评或问卷
         */
        post: operations["create_survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Survey
         * @description 一轮测评或问卷，含要填的各项
         */
        get: operations["get_survey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update Survey
         * @description 修改还在准备的一轮
         */
        patch: operations["update_survey"];
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Appeals
         * @description 这一轮的申诉，新的在前
         */
        get: operations["list_appeals"];
        put?: never;
        /**
         * File Appeal
         * @description 本人对等次申诉：先向党支部，答复后仍不同意或逾期未答的，向上级党委
         */
        post: operations["file_appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/ballot-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue Ballot Token
         * @description 领票：对盲化的内容签名，每人一张；只记日期，看不到票的内容
         */
        post: operations["issue_ballot_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Survey Board
         * @description 计入的全部票的回执，可核对自己的一张在不在
         */
        get: operations["list_survey_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Survey
         * @description 截止，随后自动计票并销毁密钥
         */
        post: operations["close_survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Survey Grades
         * @description 会议确认评定意见，写明哪次会议、谁主持；由没有提意见的另一人办
         */
        post: operations["confirm_survey_grades"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Freeze Survey
         * @description 确定名单、要填的各项和统计单元，随后生成投票密钥
         */
        post: operations["freeze_survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Survey Keys
         * @description 各统计单元的公钥和核对码，截止后仍可查
         */
        get: operations["list_survey_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/my-appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Appeals
         * @description 我对这一轮的申诉和答复，新的在前
         */
        get: operations["list_my_appeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/my-grade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get My Grade
         * @description 我的等次、得票、评定意见和反馈，公布后可看
         */
        get: operations["get_my_grade"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/my-grade/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge My Grade
         * @description 本人已看；不看也不影响什么
         */
        post: operations["acknowledge_my_grade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Survey
         * @description 开始填写，并通知名单上的党员
         */
        post: operations["open_survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/opinions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Survey Opinion
         * @description 按票数的建议名单和算法说明，以及支委会的评定意见
         */
        get: operations["get_survey_opinion"];
        put?: never;
        /**
         * Propose Survey Grades
         * @description 支委会提出每人的等次和反馈；会议确认前可以重提
         */
        post: operations["propose_survey_grades"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/paper-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Paper Count
         * @description 录入的计票单，供第二人核对
         */
        get: operations["get_paper_count"];
        put?: never;
        /**
         * Enter Paper Count
         * @description 录入纸票的计票单（只有合计）；第二人核对前可以重录
         */
        post: operations["enter_paper_count"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/paper-counts/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Paper Count
         * @description 第二人报自己清点的数，和先录的完全一致才生效；不一致的逐项指出
         */
        post: operations["confirm_paper_count"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Survey Publication
         * @description 公布的内容：各题的范围和文字答复；民主评议是优秀名单，不含较低的等次，除非当地规定全部公布
         */
        get: operations["get_survey_publication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/publication-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview Survey Publication
         * @description 公布前先看：哪些给名单上的党员看，哪些只给本人和支委会看
         */
        get: operations["preview_survey_publication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish Survey
         * @description 公布：给名单上的党员看可以公开的部分，给每位参加评议的人看自己的等次
         */
        post: operations["publish_survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Survey Results
         * @description 计票结果（准确数字），人数达标的计票后给支委会和上级党委看
         */
        get: operations["get_survey_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Survey Slips
         * @description 各统计单元的密封票：打印了几张，抽走几张，数目核清没有
         */
        get: operations["get_survey_slips"];
        put?: never;
        /**
         * Print Survey Slips
         * @description 给一个统计单元打印密封票，开始填写前打一次；编号不留底，没打好的先整批销毁再打
         */
        post: operations["print_survey_slips"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/slips/draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Slip Draws
         * @description 登记过抽密封票的党员；抽的是哪一张没有记
         */
        get: operations["list_slip_draws"];
        put?: never;
        /**
         * Note Slip Draw
         * @description 登记一名党员抽了一张密封票；领过票的不能再抽，抽过的不能再领
         */
        post: operations["note_slip_draw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Survey Texts
         * @description 文字答复，供两个人看；次序是随机的，不足10人的单元的不列
         */
        get: operations["list_survey_texts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/texts/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Survey Texts
         * @description 第二人看过，同意第一人标的；不同意就自己重新标
         */
        post: operations["confirm_survey_texts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/texts/mark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Survey Texts
         * @description 第一人看过，逐条标明公布还是不公布（写明原因）；文字不改动
         */
        post: operations["mark_survey_texts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/turnout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Survey Turnout
         * @description 应到、领票和收到的票数；只有数字，没有姓名
         */
        get: operations["get_survey_turnout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{survey_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Void Survey
         * @description 作废一轮，写明原因；已交的票随之销毁，可以重做
         */
        post: operations["void_survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/terms/{term_id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extend Term
         * @description 上级党组织批准延期换届，最多一年
         */
        post: operations["extend_term"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Transfers
         * @description 转出、转入本党组织和下级的转接，以及本人的，新的在前
         */
        get: operations["list_transfers"];
        put?: never;
        /**
         * Create Transfer
         * @description 写一份转接申请的草稿；一名党员同时只能有一件
         */
        post: operations["create_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Transfer
         * @description 一件转接：在谁那里、办到哪一步、下一步是什么
         */
        get: operations["get_transfer"];
        /**
         * Update Transfer
         * @description 改草稿，或改退回的申请
         */
        put: operations["update_transfer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer_id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Act On Transfer
         * @description 办一步：提交、同意、退回、开介绍信、确认报到等
         */
        post: operations["act_on_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer_id}/letter.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print Letter
         * @description 打印介绍信（存根、介绍信、回执联）；上面有完整的身份证号，谁打印过会记下来，本人能看到
         */
        get: operations["print_letter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer_id}/mirror": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Transfer Mirror
         * @description 登记这件转接在全国系统里的流水号和状态；和这里不一致的不收
         */
        put: operations["put_transfer_mirror"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer_id}/receipt.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print Receipt
         * @description 打印填好的回执联
         */
        get: operations["print_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer_id}/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Transfer Scan
         * @description 看介绍信的照片或扫描件，只给接收方办理的人；每次查看都有记录
         */
        get: operations["get_transfer_scan"];
        /**
         * Put Transfer Scan
         * @description 上传纸质介绍信的照片或扫描件；分配支部以前可以换
         */
        put: operations["put_transfer_scan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Transfer Timeline
         * @description 办理经过，双方看到的一样
         */
        get: operations["list_transfer_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Transfer Batches
         * @description 整建制调整的方案，新的在前
         */
        get: operations["list_transfer_batches"];
        put?: never;
        /**
         * Create Transfer Batch
         * @description 做一个整建制调整的方案：先看影响哪些人和事；24小时内由另一人办结
         */
        post: operations["create_transfer_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/batches/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Transfer Batch
         * @description 一个方案：调整前后的人数，办结以前要看的提醒
         */
        get: operations["get_transfer_batch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/batches/{batch_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply Transfer Batch
         * @description 由另一人办结方案，一次办完；有提醒的要看过并写明理由，做方案以后有变化的不办
         */
        post: operations["apply_transfer_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/batches/{batch_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Transfer Batch
         * @description 取消方案，党员不再冻结
         */
        post: operations["cancel_transfer_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/batches/{batch_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Transfer Batch Rows
         * @description 方案影响的党组织、党员、任职、任期、转接、活动、测评等
         */
        get: operations["list_transfer_batch_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Transfer Inbox
         * @description 等我办的，期限早的在前
         */
        get: operations["list_transfer_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/incoming": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Incoming Transfer
         * @description 登记带纸质介绍信从系统外转来的党员，由接收党委办理
         */
        post: operations["create_incoming_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/letters.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Print Letters
         * @description 一次打印几封介绍信，每封一页，最多50封
         */
        post: operations["print_letters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/letters/unprinted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Unprinted Letters
         * @description 介绍信已开出、还没人打印的转接，由转出党委或转出支部打印
         */
        get: operations["list_unprinted_letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/national-sheet.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get National Sheet
         * @description 往全国系统录入用的转接表，一件一行，最多100件；有完整号码，名单里的每个人都能看到是谁取走的
         */
        get: operations["get_national_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/preflight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preflight Transfer
         * @description 提交以前先看：会走哪几步，什么会被退回，什么要先办
         */
        post: operations["preflight_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Transfer Targets
         * @description 可以转去的党组织，只有名称
         */
        get: operations["list_transfer_targets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Health
         * @description 进程是否活着
         */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Metrics
         * @description 运行指标（Prometheus 文本格式）
         */
        get: operations["get_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue Client Token
         * @description 外部系统领取令牌（OAuth 2.0 client credentials，RFC 6749 §4.4、RFC 7523、RFC 9068），15分钟有效
         */
        post: operations["issue_client_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Readiness
         * @description 是否可以接收请求
         */
        get: operations["get_readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AccessRead
         * @description Who looked at unmasked values, in which role of which organization, when, at which fields, and why.
         */
        AccessRead: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Fields */
            fields: components["schemas"]["RevealField"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Organization Name */
            organization_name: string;
            /** Reason */
            reason: string;
            /** Role */
            role: string;
            /** Who */
            who: string;
        };
        /**
         * ActivityCreate
         * @description `organization_id` holds the activity; by default the audience's organization.
         */
        ActivityCreate: {
            audience: components["schemas"]["Audience"];
            /** Chair Id */
            chair_id?: string | null;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            kind: components["schemas"]["ActivityKind"];
            /** Note */
            note?: string | null;
            /** Organization Id */
            organization_id?: string | null;
            /** Place */
            place: string;
            /** Recorder Id */
            recorder_id?: string | null;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Title */
            title: string;
        };
        /**
         * ActivityKind
         * @enum {string}
         */
        ActivityKind: "member_assembly" | "committee_meeting" | "group_meeting" | "party_lecture" | "theme_day" | "organizational_life_meeting" | "appraisal_meeting" | "training" | "other";
        /**
         * ActivityOrder
         * @description Which activities come first.
         * @enum {string}
         */
        ActivityOrder: "latest" | "soonest";
        /**
         * ActivityRead
         * @description `waiting_count`: leave requests and check-ins made without network that wait for the organizer; 0 for everybody else.
         */
        ActivityRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            audience: components["schemas"]["Audience"];
            /** Cancel Reason */
            cancel_reason: string;
            /** Chair Id */
            chair_id: string | null;
            /** Chair Name */
            chair_name: string | null;
            /** Closed At */
            closed_at: string | null;
            /** Due Count */
            due_count: number;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["ActivityKind"];
            /**
             * Late After
             * Format: date-time
             */
            late_after: string;
            my_part: components["schemas"]["MyPart"] | null;
            /** Note */
            note: string;
            /** Opened At */
            opened_at: string | null;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /** Place */
            place: string;
            /** Present Count */
            present_count: number;
            /** Recorder Id */
            recorder_id: string | null;
            /** Recorder Name */
            recorder_name: string | null;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            status: components["schemas"]["ActivityStatus"];
            /** Title */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
            /** Waiting Count */
            waiting_count: number;
        };
        /**
         * ActivityStatus
         * @enum {string}
         */
        ActivityStatus: "planned" | "open" | "closed" | "cancelled";
        /**
         * ActivityUpdate
         * @description Only what is sent is changed. `audience` replaces the roll.
         */
        ActivityUpdate: {
            audience?: components["schemas"]["Audience"] | null;
            /** Chair Id */
            chair_id?: string | null;
            /** Ends At */
            ends_at?: string | null;
            kind?: components["schemas"]["ActivityKind"] | null;
            /** Note */
            note?: string | null;
            /** Place */
            place?: string | null;
            /** Recorder Id */
            recorder_id?: string | null;
            /** Starts At */
            starts_at?: string | null;
            /** Title */
            title?: string | null;
        };
        /**
         * AffiliationRead
         * @description 组织关系, from a day until before another (null: now).
         */
        AffiliationRead: {
            /** Ends On */
            ends_on: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
        };
        /**
         * AllowedAction
         * @description An action that the caller may take now, in words for a button.
         */
        AllowedAction: {
            /** Action */
            action: string;
            /** Label */
            label: string;
            /** Requires Reason */
            requires_reason: boolean;
        };
        /**
         * Answer
         * @description What the holder says of a verification: they showed the card, or somebody else did.
         * @enum {string}
         */
        Answer: "mine" | "not_mine";
        /**
         * AnswerWrite
         * @description The mark of one item: the value of an option, or the text; of `choices` the ticked values with commas between, and empty for none.
         */
        AnswerWrite: {
            /** Item Id */
            item_id: string;
            /** Value */
            value: string;
        };
        /**
         * ApiClientCreate
         * @description `purpose` is shown to members whose cards the system verifies. With `public_keys` it signs (`private_key_jwt`), else it gets a secret.
         *
         *     `networks` (CIDR) is where it may call from; none is anywhere.
         */
        ApiClientCreate: {
            /** Name */
            name: string;
            /**
             * Networks
             * @default []
             */
            networks: string[];
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /**
             * Public Keys
             * @default []
             */
            public_keys: components["schemas"]["ClientKey"][];
            /** Purpose */
            purpose: string;
            /**
             * Requests Per Minute
             * @default 120
             */
            requests_per_minute: number;
            /** Scopes */
            scopes: components["schemas"]["ClientScope"][];
        };
        /** ApiClientEnd */
        ApiClientEnd: {
            /** Reason */
            reason: string;
        };
        /**
         * ApiClientRead
         * @description Another system. `client_secret` is in the answer that made it, and never again; the one before is good until `old_secret_until`.
         *
         *     `awaited_scopes` it has once a second person agrees.
         */
        ApiClientRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** Awaited Scopes */
            awaited_scopes: components["schemas"]["ClientScope"][];
            /** Client Secret */
            client_secret: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Networks */
            networks: string[];
            /** Old Secret Until */
            old_secret_until: string | null;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Public Keys */
            public_keys: components["schemas"]["ClientKey"][];
            /** Purpose */
            purpose: string;
            /** Requests Per Minute */
            requests_per_minute: number;
            /** Scopes */
            scopes: components["schemas"]["ClientScope"][];
            /** Version */
            version: number;
        };
        /**
         * ApiClientUpdate
         * @description What is given replaces what was. `public_keys` take the place of a secret.
         */
        ApiClientUpdate: {
            /** Name */
            name?: string | null;
            /** Networks */
            networks?: string[] | null;
            /** Public Keys */
            public_keys?: components["schemas"]["ClientKey"][] | null;
            /** Purpose */
            purpose?: string | null;
            /** Requests Per Minute */
            requests_per_minute?: number | null;
            /** Scopes */
            scopes?: components["schemas"]["ClientScope"][] | null;
        };
        /**
         * Verdict
         * @description `reason` is required when it is refused.
         */
        app__activities__schemas__Verdict: {
            /** Approve */
            approve: boolean;
            /** Reason */
            reason?: string | null;
        };
        /**
         * Verdict
         * @description What will become of a row.
         * @enum {string}
         */
        app__roster__rules__Verdict: "new" | "changed" | "unchanged" | "mended" | "refused";
        /**
         * AppealCase
         * @description An appeal for whoever answers it: of whom, about which grade, and what they may do now.
         */
        AppealCase: {
            /**
             * Again Until
             * @description 党支部已答复的，到这一天为止还可以向上级党委申诉
             */
            again_until: string | null;
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /**
             * Due On
             * Format: date
             * @description 在这一天前答复
             */
            due_on: string;
            /**
             * Filed On
             * Format: date
             */
            filed_on: string;
            /** @description 现在有效的等次 */
            grade: components["schemas"]["Grade"];
            /** Grade Label */
            grade_label: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            level: components["schemas"]["AppealLevel"];
            /** Level Label */
            level_label: string;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Member Name */
            member_name: string;
            /** Reason */
            reason: string;
            regrade: components["schemas"]["Regrade"] | null;
            /** Replied By */
            replied_by: string | null;
            /** Replied On */
            replied_on: string | null;
            /** Reply */
            reply: string | null;
            status: components["schemas"]["AppealStatus"];
            /** Status Label */
            status_label: string;
            /**
             * Survey Id
             * Format: uuid
             */
            survey_id: string;
            /** Version */
            version: number;
        };
        /**
         * AppealLevel
         * @description Who answers an appeal: the branch first, then the committee above it.
         * @enum {string}
         */
        AppealLevel: "branch" | "committee";
        /** AppealRead */
        AppealRead: {
            /**
             * Again Until
             * @description 党支部已答复的，到这一天为止还可以向上级党委申诉
             */
            again_until: string | null;
            /**
             * Due On
             * Format: date
             * @description 在这一天前答复
             */
            due_on: string;
            /**
             * Filed On
             * Format: date
             */
            filed_on: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            level: components["schemas"]["AppealLevel"];
            /** Level Label */
            level_label: string;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Reason */
            reason: string;
            /** Replied By */
            replied_by: string | null;
            /** Replied On */
            replied_on: string | null;
            /** Reply */
            reply: string | null;
            status: components["schemas"]["AppealStatus"];
            /** Status Label */
            status_label: string;
            /**
             * Survey Id
             * Format: uuid
             */
            survey_id: string;
            /** Version */
            version: number;
        };
        /** AppealReply */
        AppealReply: {
            /**
             * Regrade
             * @description 是否重新评定等次；不重新评定即维持
             */
            regrade: boolean;
            /** Reply */
            reply: string;
        };
        /**
         * AppealStatus
         * @enum {string}
         */
        AppealStatus: "open" | "upheld" | "regrading" | "regraded";
        /** AppealWrite */
        AppealWrite: {
            /** Reason */
            reason: string;
        };
        /**
         * AppliedCounts
         * @description What an applied import did; `left` are rows whose people stayed as they were.
         */
        AppliedCounts: {
            /**
             * Changed
             * @default 0
             */
            changed: number;
            /**
             * Created
             * @default 0
             */
            created: number;
            /**
             * Left
             * @default 0
             */
            left: number;
            /**
             * Organizations
             * @default 0
             */
            organizations: number;
        };
        /** AppointmentCreate */
        AppointmentCreate: {
            /** Document Number */
            document_number: string;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            post: components["schemas"]["Post"];
            /**
             * Starts On
             * @description 任职日期，不填是今天
             */
            starts_on?: string | null;
        };
        /** AppointmentEnd */
        AppointmentEnd: {
            /**
             * Ends On
             * @description 从哪天起不再任职，不填是今天
             */
            ends_on?: string | null;
        };
        /** AppointmentRead */
        AppointmentRead: {
            /** Document Number */
            document_number: string;
            /** Ends On */
            ends_on: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Member Name */
            member_name: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            post: components["schemas"]["Post"];
            /** Post Label */
            post_label: string;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /** Version */
            version: number;
        };
        /**
         * Assurance
         * @description What a valid card proves: that the member's own phone is here, or only that the issuer gave this member a paper, which can be copied.
         * @enum {string}
         */
        Assurance: "phone" | "paper";
        /**
         * AttendanceSheet
         * @description The attendance list for printing, in the order of organizations and names.
         */
        AttendanceSheet: {
            /**
             * Activity Id
             * Format: uuid
             */
            activity_id: string;
            /** Chair Name */
            chair_name: string | null;
            counts: components["schemas"]["RollCounts"];
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            kind: components["schemas"]["ActivityKind"];
            /** Lines */
            lines: components["schemas"]["SheetLine"][];
            /** Organization Name */
            organization_name: string;
            /** Place */
            place: string;
            /** Recorder Name */
            recorder_name: string | null;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            status: components["schemas"]["ActivityStatus"];
            /** Title */
            title: string;
        };
        /**
         * AttendanceState
         * @enum {string}
         */
        AttendanceState: "present" | "late" | "excused" | "absent";
        /**
         * Audience
         * @description Exactly one of three: everybody of an organization and below it, a party group, or the members named.
         */
        Audience: {
            /** Member Ids */
            member_ids?: string[] | null;
            /** Organization Id */
            organization_id?: string | null;
            /** Party Group Id */
            party_group_id?: string | null;
        };
        /** AuthorizeUrl */
        AuthorizeUrl: {
            /** Url */
            url: string;
        };
        /**
         * BallotCast
         * @description A ballot, without anything that says whose it is.
         */
        BallotCast: {
            /** Answers */
            answers: components["schemas"]["AnswerWrite"][];
            /**
             * Cell Id
             * Format: uuid
             */
            cell_id: string;
            /** Prepared Msg */
            prepared_msg: string;
            /** Signature */
            signature: string;
            /**
             * Survey Id
             * Format: uuid
             */
            survey_id: string;
        };
        /** BallotReceipt */
        BallotReceipt: {
            /**
             * Receipt
             * @description prepared_msg的SHA-256，截止后可在公布的名单里核对
             */
            receipt: string;
        };
        /** BallotToken */
        BallotToken: {
            /** Blind Sig */
            blind_sig: string;
            /** Key Id */
            key_id: string;
        };
        /** BallotTokenRequest */
        BallotTokenRequest: {
            /** Blinded Msg */
            blinded_msg: string;
        };
        /**
         * BatchApply
         * @description What was looked at before a plan is applied; of one without warnings nothing.
         */
        BatchApply: {
            /**
             * Acknowledge
             * @description 看过的提醒
             */
            acknowledge?: string[];
            /**
             * Reason
             * @description 有提醒时，为什么还是办
             */
            reason?: string | null;
        };
        /**
         * BatchChange
         * @description How something differs from the plan.
         * @enum {string}
         */
        BatchChange: "changed" | "gone" | "new";
        /**
         * BatchCount
         * @description An organization before and after, with all below it; one that is to be set up has no id.
         */
        BatchCount: {
            /** Full After */
            full_after: number;
            /** Full Before */
            full_before: number;
            /** Members After */
            members_after: number;
            /** Members Before */
            members_before: number;
            /** Name */
            name: string;
            /** Organization Id */
            organization_id: string | null;
        };
        /** BatchCreate */
        BatchCreate: {
            /**
             * Approver
             * @description 批准的党组织
             */
            approver: string;
            /**
             * Effective On
             * @description 从哪天起，不填是办结那天；不能早于有关记录最近的变化
             */
            effective_on?: string | null;
            operation: components["schemas"]["BatchOperation"];
            /**
             * Organization Id
             * Format: uuid
             * @description 对哪个党组织办理
             */
            organization_id: string;
            /**
             * Parts
             * @description 分设的支部和各自的党员（分设支部）
             */
            parts?: components["schemas"]["BatchPart"][];
            /** Reason */
            reason: string;
            /**
             * Receiver Document Number
             * @description 接收方上级党委文号
             * @default
             */
            receiver_document_number: string;
            /**
             * Sender Document Number
             * @description 原上级党委文号
             * @default
             */
            sender_document_number: string;
            /**
             * Target Id
             * @description 新的上级党组织，或接收党员的党组织；撤销空的党组织和分设支部不填
             */
            target_id?: string | null;
        };
        /**
         * BatchEffect
         * @description What becomes of it.
         * @enum {string}
         */
        BatchEffect: "follows" | "moves" | "stays" | "ends" | "receives" | "cancelled" | "finish_first";
        /**
         * BatchItem
         * @description A plan as a line of a list.
         */
        BatchItem: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By Label */
            decided_by_label: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Made By Label */
            made_by_label: string;
            operation: components["schemas"]["BatchOperation"];
            /** Operation Label */
            operation_label: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            status: components["schemas"]["BatchStatus"];
            /** Status Label */
            status_label: string;
            /** Target Id */
            target_id: string | null;
            /** Target Name */
            target_name: string;
            /** Version */
            version: number;
        };
        /**
         * BatchOperation
         * @description What is done to a whole organization (整建制).
         * @enum {string}
         */
        BatchOperation: "move_branch" | "merge" | "split" | "dissolve" | "reparent";
        /**
         * BatchPart
         * @description A branch to be set up, with whoever goes there.
         */
        BatchPart: {
            /** Member Ids */
            member_ids: string[];
            /** Name */
            name: string;
            /** Short Name */
            short_name: string;
        };
        /**
         * BatchRead
         * @description A plan: what it does to sizes, what to look at first, and a digest over everything it affects.
         */
        BatchRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** Approver */
            approver: string;
            /** Counts */
            counts: components["schemas"]["BatchCount"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By Label */
            decided_by_label: string;
            /** Digest */
            digest: string;
            /** Effective On */
            effective_on: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Made By Label */
            made_by_label: string;
            /**
             * New Ids
             * @description 分设出来的支部，办结以后才有
             */
            new_ids: string[];
            operation: components["schemas"]["BatchOperation"];
            /** Operation Label */
            operation_label: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /** Parts */
            parts: components["schemas"]["BatchPart"][];
            /** Reason */
            reason: string;
            /** Receiver Document Number */
            receiver_document_number: string;
            /** Sender Document Number */
            sender_document_number: string;
            status: components["schemas"]["BatchStatus"];
            /** Status Label */
            status_label: string;
            /** Target Id */
            target_id: string | null;
            /** Target Name */
            target_name: string;
            /** Version */
            version: number;
            /** Warnings */
            warnings: components["schemas"]["Notice"][];
        };
        /**
         * BatchRowKind
         * @description What a plan affects.
         * @enum {string}
         */
        BatchRowKind: "organization" | "member" | "appointment" | "term" | "transfer" | "activity" | "survey" | "appeal" | "hold";
        /**
         * BatchRowRead
         * @description One thing that a plan affects; `change` where it differed when the plan was to be applied.
         */
        BatchRowRead: {
            change: components["schemas"]["BatchChange"] | null;
            effect: components["schemas"]["BatchEffect"];
            /** Effect Label */
            effect_label: string;
            kind: components["schemas"]["BatchRowKind"];
            /** Name */
            name: string;
            /** Organization Id */
            organization_id: string | null;
            /** Organization Name */
            organization_name: string;
            /**
             * Subject Id
             * Format: uuid
             */
            subject_id: string;
        };
        /**
         * BatchStatus
         * @description A plan waits for a second person for a day; what it was made from must not change meanwhile.
         * @enum {string}
         */
        BatchStatus: "planned" | "applied" | "cancelled" | "expired" | "changed";
        /**
         * BatchTarget
         * @description On what paper, from which day, and where to.
         */
        BatchTarget: {
            /**
             * Approver
             * @description 批准的党组织
             */
            approver: string;
            /**
             * Effective On
             * @description 从哪天起，不填是办结那天；不能早于有关记录最近的变化
             */
            effective_on?: string | null;
            /** Reason */
            reason: string;
            /**
             * Receiver Document Number
             * @description 接收方上级党委文号
             * @default
             */
            receiver_document_number: string;
            /**
             * Sender Document Number
             * @description 原上级党委文号
             * @default
             */
            sender_document_number: string;
            /**
             * Target Id
             * @description 新的上级党组织，或接收党员的党组织；撤销空的党组织和分设支部不填
             */
            target_id?: string | null;
        };
        /** BindingRead */
        BindingRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            app: components["schemas"]["WechatApp"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Version */
            version: number;
        };
        /**
         * BindingRevoke
         * @description `reason` for somebody else's binding.
         */
        BindingRevoke: {
            /** Reason */
            reason?: string | null;
        };
        /** Body_create_roster_import */
        Body_create_roster_import: {
            /**
             * File
             * @description 花名册：.xlsx，或 UTF-8、GB18030 的 .csv
             */
            file: string;
        };
        /** Body_put_transfer_scan */
        Body_put_transfer_scan: {
            /**
             * File
             * @description 介绍信的照片或扫描件：JPG、PNG 或 PDF，最多5MB
             */
            file: string;
        };
        /**
         * CallRead
         * @description Somebody to telephone: whom, about what, why no message arrived, and until when it matters.
         */
        CallRead: {
            /** Body */
            body: string;
            /**
             * Call Until
             * Format: date-time
             */
            call_until: string;
            delivery: components["schemas"]["Delivery"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Name */
            name: string;
            /**
             * Phone
             * @description 打码的号码；查看完整号码走党员信息的“查看”
             */
            phone: string | null;
            /**
             * Subject Id
             * Format: uuid
             */
            subject_id: string;
            /** Subject Type */
            subject_type: string;
            /** Title */
            title: string;
        };
        /** Cancellation */
        Cancellation: {
            /** Reason */
            reason: string;
        };
        /** CardCreate */
        CardCreate: {
            /**
             * Device Id
             * Format: uuid
             */
            device_id: string;
        };
        /**
         * CardRead
         * @description `cert` and `minimal_cert` are COSE_Sign1 in base64url (docs/dm1.md); the second tells neither name nor branch.
         */
        CardRead: {
            /** Cert */
            cert: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Minimal Cert */
            minimal_cert: string;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
        };
        /**
         * CardScan
         * @description What the organizer scanned from a member's phone or paper: the card.
         */
        CardScan: {
            /** Card Code */
            card_code: string;
        };
        /**
         * Category
         * @enum {string}
         */
        Category: "full" | "probationary";
        /**
         * CellResult
         * @description The exact count sheet of one electorate; `suppressed` where too few ballots were cast to show anything.
         */
        CellResult: {
            /**
             * Cell Id
             * Format: uuid
             */
            cell_id: string;
            /** Counted */
            counted: number;
            /** Eligible */
            eligible: number;
            /** Issued */
            issued: number;
            /** Label */
            label: string;
            /** Questions */
            questions: components["schemas"]["QuestionResult"][];
            /** Ratings */
            ratings: components["schemas"]["Rating"][];
            /** Suppressed */
            suppressed: boolean;
        };
        /**
         * CellSlips
         * @description One electorate; `batch` is the one that stands.
         */
        CellSlips: {
            batch: components["schemas"]["SlipBatchRead"] | null;
            /**
             * Cell Id
             * Format: uuid
             */
            cell_id: string;
            /** Drawn */
            drawn: number;
            /** Eligible */
            eligible: number;
            /** Label */
            label: string;
        };
        /**
         * CellTurnout
         * @description `counted` is null until the round is counted, and where fewer than five ballots were cast told to keepers alone, as is `issued`.
         */
        CellTurnout: {
            /**
             * Cell Id
             * Format: uuid
             */
            cell_id: string;
            /** Counted */
            counted: number | null;
            /** Eligible */
            eligible: number;
            /** Issued */
            issued: number | null;
            /** Label */
            label: string;
        };
        /**
         * ChangeRead
         * @description A stored value that a row would replace.
         */
        ChangeRead: {
            /** After */
            after: string;
            /** Before */
            before: string;
            /** Field */
            field: string;
        };
        /**
         * CheckInCodeRead
         * @description The code of now. It is taken until `valid_until`; show the next one every `step_seconds`.
         *
         *     `following` holds the addresses of the next steps, for a screen that loses its network.
         */
        CheckInCodeRead: {
            /** Following */
            following: string[];
            /** Step Seconds */
            step_seconds: number;
            /** Token */
            token: string;
            /** Url */
            url: string;
            /**
             * Valid Until
             * Format: date-time
             */
            valid_until: string;
        };
        /**
         * CheckInCreate
         * @description Either `token`, or `offline` for a scan that could not be sent at once.
         */
        CheckInCreate: {
            offline?: components["schemas"]["OfflineScan"] | null;
            /** Token */
            token?: string | null;
        };
        /**
         * CheckInRead
         * @description `waits`: made without network, and not confirmed yet. `assurance` of a scanned card: of `paper` look at the person.
         */
        CheckInRead: {
            /**
             * Activity Id
             * Format: uuid
             */
            activity_id: string;
            assurance?: components["schemas"]["Assurance"] | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Repeated */
            repeated: boolean;
            state: components["schemas"]["AttendanceState"];
            /** Waits */
            waits: boolean;
        };
        /** CheckpointRead */
        CheckpointRead: {
            /** Kid */
            kid: string;
            /** Root */
            root: string;
            /** Signature */
            signature: string;
            /**
             * Signed At
             * Format: date-time
             */
            signed_at: string;
            /** Size */
            size: number;
        };
        /** ClaimAccept */
        ClaimAccept: {
            /** Claim Ticket */
            claim_ticket: string;
        };
        /** Claimant */
        Claimant: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
        };
        /**
         * ClaimConfirm
         * @description `code` as it stands on the claimant's phone; `member_id` when nobody was found by itself.
         */
        ClaimConfirm: {
            /** Code */
            code: string;
            /** Member Id */
            member_id?: string | null;
        };
        /**
         * ClaimCreate
         * @description One of: name and national_id · phone_code (WeChat's) · phone and sms_code · confirmation_code.
         */
        ClaimCreate: {
            /** Claim Ticket */
            claim_ticket: string;
            /** Confirmation Code */
            confirmation_code?: string | null;
            /** Name */
            name?: string | null;
            /** National Id */
            national_id?: string | null;
            /** Phone */
            phone?: string | null;
            /** Phone Code */
            phone_code?: string | null;
            /** Sms Code */
            sms_code?: string | null;
        };
        /**
         * ClaimDeskRead
         * @description A claim as the secretary sees it. `member` is null when the evidence points at nobody.
         *
         *     `rebinding`: another WeChat user has the record, so two people confirm; `first_by` is the one who has.
         */
        ClaimDeskRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** First By */
            first_by: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["ClaimKind"];
            member: components["schemas"]["Claimant"] | null;
            /** Rebinding */
            rebinding: boolean;
            status: components["schemas"]["ClaimStatus"];
        };
        /**
         * ClaimKind
         * @description What a claim rests on.
         * @enum {string}
         */
        ClaimKind: "national_id" | "wechat_phone" | "sms" | "confirmation_code";
        /**
         * ClaimPreview
         * @description Enough to know oneself by.
         */
        ClaimPreview: {
            /** Joined Year */
            joined_year: number;
            /** Name */
            name: string;
            /** Organization Name */
            organization_name: string;
        };
        /**
         * ClaimRead
         * @description `matched`: show `preview`, then accept. `pending`: show `code` to the secretary.
         *
         *     `rebinding`: another WeChat user has the record, and a second person has to agree; for typed data it is not told.
         */
        ClaimRead: {
            /** Code */
            code: string | null;
            /** Code Expires At */
            code_expires_at: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            preview: components["schemas"]["ClaimPreview"] | null;
            /** Rebinding */
            rebinding: boolean;
            status: components["schemas"]["ClaimStatus"];
        };
        /**
         * ClaimStatus
         * @description `matched` waits for 是我, `pending` for the secretary, `awaits_second` for one person more; `accepted` and `confirmed` are bound.
         * @enum {string}
         */
        ClaimStatus: "matched" | "pending" | "awaits_second" | "accepted" | "confirmed" | "refused";
        /**
         * ClaimTicket
         * @description This WeChat user is nobody yet: claim with this ticket.
         */
        ClaimTicket: {
            /** Claim Ticket */
            claim_ticket: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * ClientKey
         * @description A public key that a system signs with (RFC 7517).
         */
        ClientKey: {
            /**
             * Alg
             * @default ES256
             * @constant
             */
            alg: "ES256";
            /**
             * Crv
             * @constant
             */
            crv: "P-256";
            /** Kid */
            kid: string;
            /**
             * Kty
             * @constant
             */
            kty: "EC";
            /**
             * Use
             * @default sig
             * @constant
             */
            use: "sig";
            /** X */
            x: string;
            /** Y */
            y: string;
        };
        /**
         * ClientScope
         * @description The permissions that a system can have, all those that `Role.CLIENT` gives.
         * @enum {string}
         */
        ClientScope: "organizations:read" | "members:read" | "members:write" | "identity:verify" | "activities:read" | "activities:write" | "transfers:read" | "transfers:write" | "surveys:read";
        /**
         * ClientToken
         * @description RFC 6749 §5.1. There is no refresh token: ask again.
         */
        ClientToken: {
            /** Access Token */
            access_token: string;
            /** Expires In */
            expires_in: number;
            /** Scope */
            scope: string;
            /**
             * Token Type
             * @default Bearer
             * @constant
             */
            token_type: "Bearer";
        };
        /** ConfirmationCodeCreate */
        ConfirmationCodeCreate: {
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
        };
        /**
         * ConfirmationCodeRead
         * @description Read it out to the member who stands before you.
         */
        ConfirmationCodeRead: {
            /** Code */
            code: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
        };
        /**
         * ConfirmedRow
         * @description A changed row, as its verdict names it.
         */
        ConfirmedRow: {
            /** Row */
            row: number;
            /** Sheet */
            sheet: string;
        };
        /**
         * ConsentKind
         * @enum {string}
         */
        ConsentKind: "wechat_messages" | "phone_card" | "wechat_sign_in";
        /**
         * ConsentRead
         * @description `text` are the words it was given to, `ending` says what taking it back does.
         */
        ConsentRead: {
            /** Ended At */
            ended_at: string | null;
            /** Ending */
            ending: string;
            /**
             * Given At
             * Format: date-time
             */
            given_at: string;
            /** Is Active */
            is_active: boolean;
            kind: components["schemas"]["ConsentKind"];
            /** Label */
            label: string;
            /** Text */
            text: string;
            /** Text Version */
            text_version: string;
        };
        /**
         * ContactChange
         * @description Registrations of floating members and of those out of contact: flags, not statuses.
         * @enum {string}
         */
        ContactChange: "register_floating" | "end_floating" | "lose_contact" | "regain_contact";
        /** ContactCommand */
        ContactCommand: {
            change: components["schemas"]["ContactChange"];
            /**
             * Floating To
             * @description 外出流向（登记流动）
             */
            floating_to?: string | null;
            /**
             * Since
             * @description 最后一次联系的日期（登记失去联系）；外出的日期，不填是今天（登记流动）
             */
            since?: string | null;
        };
        /**
         * CorrectionAccept
         * @description The two fields are needed for the dates of membership, and for nothing else.
         */
        CorrectionAccept: {
            /**
             * Approver
             * @description 批准的组织（入党日期、转正日期）
             */
            approver?: string | null;
            /**
             * Document Number
             * @description 文号（入党日期、转正日期）
             */
            document_number?: string | null;
        };
        /** CorrectionCreate */
        CorrectionCreate: {
            field: components["schemas"]["CorrectionField"];
            /**
             * Reason
             * @description 哪里不对，凭什么改
             */
            reason: string;
            /**
             * Value
             * @description 正确的内容；日期写成2026-03-05，民族和学历写名称
             */
            value: string;
        };
        /**
         * CorrectionField
         * @description Everything a member sees of the own record; `OTHER_WAY` says which of it is put right elsewhere.
         * @enum {string}
         */
        CorrectionField: "name" | "phone" | "landline" | "address" | "ethnicity" | "education" | "occupation" | "joined_on" | "confirmed_on" | "national_id" | "sex" | "born_on" | "category" | "status" | "organization_id";
        /**
         * CorrectionRead
         * @description As it lies on the desk.
         */
        CorrectionRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string;
            /** Decision Reason */
            decision_reason: string;
            field: components["schemas"]["CorrectionField"];
            /** Field Label */
            field_label: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Member Name */
            member_name: string;
            /**
             * Needs Paper
             * @description 同意时要写批准的组织和文号
             */
            needs_paper: boolean;
            /** New */
            new: string;
            /** Old */
            old: string | null;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /** Reason */
            reason: string;
            status: components["schemas"]["CorrectionStatus"];
            /** Version */
            version: number;
        };
        /** CorrectionReject */
        CorrectionReject: {
            /** Reason */
            reason: string;
        };
        /**
         * CorrectionStatus
         * @enum {string}
         */
        CorrectionStatus: "open" | "accepted" | "rejected" | "withdrawn";
        /**
         * CorrectionValues
         * @description Both values in full.
         */
        CorrectionValues: {
            /** New */
            new: string;
            /** Old */
            old: string | null;
        };
        /**
         * Count
         * @description How many ballots mark an option.
         */
        Count: {
            /** Count */
            count: number;
            /** Label */
            label: string;
            /** Value */
            value: string;
        };
        /**
         * Counts
         * @description Rows by verdict.
         */
        Counts: {
            /**
             * Changed
             * @default 0
             */
            changed: number;
            /**
             * Mended
             * @default 0
             */
            mended: number;
            /**
             * New
             * @default 0
             */
            new: number;
            /**
             * Refused
             * @default 0
             */
            refused: number;
            /**
             * Unchanged
             * @default 0
             */
            unchanged: number;
        };
        /**
         * DateCorrection
         * @description Dates of membership as the file proves them, and the 校正值 of 党龄. What is left out stays.
         */
        DateCorrection: {
            /** Approver */
            approver: string;
            /**
             * Confirmed On
             * Format: date
             * @default 0001-01-01
             */
            confirmed_on: string;
            /** Document Number */
            document_number: string;
            /**
             * Joined On
             * Format: date
             * @default 0001-01-01
             */
            joined_on: string;
            /** Reason */
            reason: string;
            /**
             * Standing Adjustment Months
             * @description 党龄校正值（月），间断的填负数
             * @default 0
             */
            standing_adjustment_months: number;
        };
        /**
         * Decision
         * @description What an organizer has said to a leave request or an offline check-in.
         * @enum {string}
         */
        Decision: "pending" | "approved" | "refused";
        /**
         * Delivery
         * @description How a notice left the inbox.
         * @enum {string}
         */
        Delivery: "inbox" | "waiting" | "delayed" | "sent" | "not_bound" | "not_subscribed" | "refused" | "failed";
        /**
         * DeviceCreate
         * @description `public_key`: the compressed P-256 point; `signature`: r and s over the UTF-8 of "DM1-enrol:" and the challenge; base64url.
         */
        DeviceCreate: {
            /** Challenge */
            challenge: string;
            /** Public Key */
            public_key: string;
            /** Signature */
            signature: string;
        };
        /**
         * DeviceEnd
         * @description Why a phone or a paper shows the card no more.
         * @enum {string}
         */
        DeviceEnd: "replaced" | "owner" | "office" | "unbound" | "status";
        /**
         * DeviceEndRequest
         * @description Whoever ends another person's says why.
         */
        DeviceEndRequest: {
            /** Reason */
            reason?: string | null;
        };
        /**
         * DeviceKind
         * @description What carries a card: a phone with a key of its own, or paper for somebody who has none.
         * @enum {string}
         */
        DeviceKind: "phone" | "paper";
        /**
         * DeviceRead
         * @description A phone or a paper that shows the card, or did. `cards_until`: when the last card issued to it expires.
         */
        DeviceRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** Cards Until */
            cards_until: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            end_reason: components["schemas"]["DeviceEnd"] | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["DeviceKind"];
            /** Label */
            label: string;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
        };
        /**
         * Display
         * @description What is shown of the holder.
         */
        Display: {
            /** Branch */
            branch: string;
            /** Name */
            name: string;
        };
        /** DuesPaidThrough */
        DuesPaidThrough: {
            /**
             * Month
             * @example 2026-11
             */
            month: string;
        };
        /**
         * Enrolment
         * @description Shown once: put it into an authenticator app, then sign in again with its code.
         */
        Enrolment: {
            /** Needs New Password */
            needs_new_password: boolean;
            /** Otpauth Uri */
            otpauth_uri: string;
            /** Secret */
            secret: string;
        };
        /**
         * Entry
         * @description How a record begins: 新发展, 补录, or on the roll when this system began to keep it.
         * @enum {string}
         */
        Entry: "admitted" | "other_gain" | "opening";
        /**
         * EntryRead
         * @description One sealed event. `data` holds ids and codes; `notes` what only the record keeps, such as the names of changed fields.
         */
        EntryRead: {
            /** Actor Id */
            actor_id: string | null;
            /** Actor Kind */
            actor_kind: string;
            /** Actor Label */
            actor_label: string;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Hash */
            hash: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Member Id */
            member_id: string | null;
            /** Notes */
            notes: {
                [key: string]: unknown;
            };
            /**
             * Occurred At
             * Format: date-time
             */
            occurred_at: string;
            /** Seq */
            seq: number;
            /**
             * Subject Id
             * Format: uuid
             */
            subject_id: string;
            /** Subject Kind */
            subject_kind: string;
            /** Type */
            type: string;
        };
        /**
         * ErrorRead
         * @description One error that the API can answer with.
         */
        ErrorRead: {
            /** Code */
            code: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Title En */
            title_en: string;
        };
        /**
         * ExitKind
         * @description How membership ended: 除名 (自行脱党 or other), 开除, 退党, 劝退, 取消预备资格, 不予承认.
         * @enum {string}
         */
        ExitKind: "removed_self" | "removed" | "expelled" | "resigned" | "persuaded" | "disqualified" | "not_recognized";
        /**
         * Explanation
         * @description Why; it stays on the record.
         */
        Explanation: {
            /** Reason */
            reason: string;
        };
        /**
         * ExportCreate
         * @description A form of an organization and everything below it; a full one needs a reason and a second person.
         */
        ExportCreate: {
            /**
             * Full
             * @default false
             */
            full: boolean;
            /**
             * Kind
             * @default roster
             * @constant
             */
            kind: "roster";
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Reason */
            reason: string;
        };
        /**
         * ExportRead
         * @description An export; its file can be taken once, until `expires_at`.
         */
        ExportRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** Approved At */
            approved_at: string | null;
            /** Approved By */
            approved_by: string;
            /** Expires At */
            expires_at: string | null;
            /** Full */
            full: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Job Id */
            job_id: string | null;
            /**
             * Kind
             * @constant
             */
            kind: "roster";
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /** Reason */
            reason: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Requested By */
            requested_by: string;
            status: components["schemas"]["ExportStatus"];
        };
        /**
         * ExportStatus
         * @description A full export waits for a second person, is made, and is taken once.
         * @enum {string}
         */
        ExportStatus: "waiting" | "making" | "ready" | "taken" | "expired";
        /** ExternalOrganizationCreate */
        ExternalOrganizationCreate: {
            /**
             * Address
             * @default
             */
            address: string;
            /**
             * Fax
             * @default
             */
            fax: string;
            /**
             * Is Confirmed
             * @description 已电话核实能接收
             * @default false
             */
            is_confirmed: boolean;
            /** @description online 全国系统内，paper 只能用纸质介绍信 */
            medium: components["schemas"]["LetterMedium"];
            /** Name */
            name: string;
            /** National Code */
            national_code?: string | null;
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Postcode
             * @default
             */
            postcode: string;
            /** Region Code */
            region_code?: string | null;
        };
        /** ExternalOrganizationRead */
        ExternalOrganizationRead: {
            /**
             * Address
             * @default
             */
            address: string;
            /**
             * Fax
             * @default
             */
            fax: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Is Confirmed
             * @description 已电话核实能接收
             * @default false
             */
            is_confirmed: boolean;
            /** @description online 全国系统内，paper 只能用纸质介绍信 */
            medium: components["schemas"]["LetterMedium"];
            /** Name */
            name: string;
            /** National Code */
            national_code?: string | null;
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Postcode
             * @default
             */
            postcode: string;
            /** Region Code */
            region_code?: string | null;
            /** Version */
            version: number;
        };
        /** FeedbackAnswer */
        FeedbackAnswer: {
            /** Answer */
            answer: string;
        };
        /** FeedbackContact */
        FeedbackContact: {
            /** Contact */
            contact: string | null;
        };
        /**
         * FeedbackCreate
         * @description `organization_id`: for whom it is; without it the sender's own committee, or the topmost one.
         */
        FeedbackCreate: {
            /**
             * Contact
             * @description 怎样联系您，可以不填
             */
            contact?: string | null;
            /**
             * Content
             * @description 要反映的情况或建议
             */
            content: string;
            kind: components["schemas"]["FeedbackKind"];
            /** Organization Id */
            organization_id?: string | null;
        };
        /**
         * FeedbackKind
         * @enum {string}
         */
        FeedbackKind: "complaint" | "suggestion";
        /**
         * FeedbackRead
         * @description For the officer who answers. How to reach the sender is shown by `reveal` alone.
         */
        FeedbackRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** Answer */
            answer: string | null;
            /** Answered On */
            answered_on: string | null;
            /** Content */
            content: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Has Contact */
            has_contact: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["FeedbackKind"];
            /** Member Id */
            member_id: string | null;
            /** Member Name */
            member_name: string | null;
            /** Number */
            number: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /**
             * Received On
             * Format: date
             */
            received_on: string;
            status: components["schemas"]["FeedbackStatus"];
        };
        /**
         * FeedbackReceipt
         * @description What a sender should keep: the number finds the answer.
         */
        FeedbackReceipt: {
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Number */
            number: string;
            /** Organization Name */
            organization_name: string;
            /** Organization Phone */
            organization_phone: string;
            /**
             * Received On
             * Format: date
             */
            received_on: string;
        };
        /** FeedbackReveal */
        FeedbackReveal: {
            /** Reason */
            reason: string;
        };
        /**
         * FeedbackStatus
         * @enum {string}
         */
        FeedbackStatus: "open" | "answered";
        /**
         * FeedbackStatusRead
         * @description What the number finds. The content is not shown again, since a number may be read out.
         */
        FeedbackStatusRead: {
            /** Answer */
            answer: string | null;
            /** Answered On */
            answered_on: string | null;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            kind: components["schemas"]["FeedbackKind"];
            /** Number */
            number: string;
            /** Organization Name */
            organization_name: string;
            /** Organization Phone */
            organization_phone: string;
            /**
             * Received On
             * Format: date
             */
            received_on: string;
            status: components["schemas"]["FeedbackStatus"];
        };
        /**
         * FieldProblem
         * @description One field that needs mending; `pointer` is a JSON pointer (RFC 6901).
         */
        FieldProblem: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Pointer */
            pointer: string;
        };
        /**
         * FileProblem
         * @description Why a file as a whole was not taken.
         */
        FileProblem: {
            /** Code */
            code: string;
            /** Title */
            title: string;
        };
        /**
         * Grade
         * @description 等次: 优秀, 合格, 基本合格, 不合格 (《中国共产党支部工作条例（试行）》).
         * @enum {string}
         */
        Grade: "excellent" | "qualified" | "basically_qualified" | "unqualified";
        /**
         * GradeRead
         * @description A rated member: where the ballots place them, and the grade that people have given.
         */
        GradeRead: {
            /** Acknowledged At */
            acknowledged_at: string | null;
            /** Feedback */
            feedback: string | null;
            grade: components["schemas"]["Grade"] | null;
            /** Grade Label */
            grade_label: string | null;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Name */
            name: string;
            /** @description proposed：建议优秀；tied：票数相同，由人研究；over：超出名额 */
            place: components["schemas"]["Place"] | null;
        };
        /** GradeWrite */
        GradeWrite: {
            /**
             * Feedback
             * @description 给本人的反馈；基本合格、不合格必填
             */
            feedback?: string | null;
            grade: components["schemas"]["Grade"];
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
        };
        /** GrantAction */
        GrantAction: {
            /**
             * Action
             * @enum {string}
             */
            action: "approve" | "decline" | "end";
            /** Reason */
            reason: string;
        };
        /** GrantCreate */
        GrantCreate: {
            /** Account Id */
            account_id?: string | null;
            /** Ends On */
            ends_on?: string | null;
            /** Member Id */
            member_id?: string | null;
            /** Reason */
            reason: string;
            role: components["schemas"]["Role"];
            /** Starts On */
            starts_on?: string | null;
        };
        /** GrantRead */
        GrantRead: {
            /** Account Id */
            account_id: string | null;
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** Decided At */
            decided_at: string | null;
            /** Decided By Label */
            decided_by_label: string;
            /** Ends On */
            ends_on: string | null;
            /** Holder Label */
            holder_label: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Member Id */
            member_id: string | null;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /** Reason */
            reason: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Requested By Label */
            requested_by_label: string;
            role: components["schemas"]["Role"];
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            status: components["schemas"]["GrantStatus"];
            /** Version */
            version: number;
        };
        /**
         * GrantStatus
         * @description How far an administrative grant has come.
         * @enum {string}
         */
        GrantStatus: "pending" | "approved" | "declined" | "ended";
        /** Health */
        Health: {
            /** Status */
            status: string;
        };
        /**
         * HeldRole
         * @description A role held today.
         */
        HeldRole: {
            /** Label */
            label: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** @description 全部党组织时为空 */
            organization_kind: components["schemas"]["OrganizationKind"] | null;
            /** Organization Name */
            organization_name: string;
            role: components["schemas"]["Role"];
        };
        /**
         * HoldKind
         * @description What keeps a member from leaving quietly: set by features, read by transfers.
         * @enum {string}
         */
        HoldKind: "open_survey" | "open_case" | "frozen_organization";
        /** HoldRead */
        HoldRead: {
            kind: components["schemas"]["HoldKind"];
            /** Until */
            until: string | null;
        };
        /**
         * ImportStatus
         * @description From the upload to the applied import; `failed` has taken nothing.
         * @enum {string}
         */
        ImportStatus: "checking" | "ready" | "applying" | "applied" | "failed";
        /**
         * IncomingTransferCreate
         * @description Somebody who comes from outside with a paper letter. Of `external_id` and `source_text` one is given.
         */
        IncomingTransferCreate: {
            /**
             * Arrived On
             * Format: date
             * @description 收到介绍信的日期
             */
            arrived_on: string;
            /**
             * Dues Paid Through
             * @description 介绍信上的党费交至月份
             */
            dues_paid_through: string;
            /**
             * External Id
             * @description 转出党组织（名录里的系统外单位）
             */
            external_id?: string | null;
            /**
             * Kind
             * @description 毕业生填 graduate
             * @default paper_in
             * @enum {string}
             */
            kind: "paper_in" | "graduate";
            letter: components["schemas"]["PaperLetter"];
            /**
             * Note
             * @description 补充说明
             */
            note?: string | null;
            person: components["schemas"]["PersonCreate"];
            /** @default other */
            reason: components["schemas"]["TransferReason"];
            /**
             * Source Text
             * @description 转出党组织全称，不在名录里时写
             */
            source_text?: string | null;
            /**
             * Target Id
             * Format: uuid
             * @description 接收的党委，或已经定好的党支部
             */
            target_id: string;
        };
        /**
         * Item
         * @description One line of the sheet: `id` is the rated member's, or the question's. Free text may stay empty, and of `choices` none may be ticked.
         */
        Item: {
            /** Id */
            id: string;
            kind: components["schemas"]["ItemKind"];
            /**
             * Most Ticks
             * @description 多选题最多选几项；空为不限
             */
            most_ticks?: number | null;
            /** Options */
            options: components["schemas"]["Option"][];
            /** Title */
            title: string;
        };
        /**
         * ItemCount
         * @description How many sheets gave a line each value, 弃权 among them; blank and spoilt lines are abstentions.
         */
        ItemCount: {
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Item Id */
            item_id: string;
        };
        /**
         * ItemKind
         * @description A person, rated; a question with the five steps of satisfaction, with options of its own (one, or several), or with free text.
         * @enum {string}
         */
        ItemKind: "rating" | "satisfaction" | "choice" | "choices" | "text";
        /**
         * JobRead
         * @description A long job's progress: `done_count` of `total_count` units of the stage named.
         */
        JobRead: {
            /** Done Count */
            done_count: number;
            /** Error */
            error: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Stage */
            stage: string;
            status: components["schemas"]["JobStatus"];
            /** Total Count */
            total_count: number;
        };
        /**
         * JobStatus
         * @enum {string}
         */
        JobStatus: "queued" | "running" | "done" | "failed";
        /**
         * JsonWebKey
         * @description A public key (RFC 7517).
         */
        JsonWebKey: {
            /**
             * Alg
             * @default ES256
             */
            alg: string;
            /**
             * Crv
             * @default P-256
             */
            crv: string;
            /** Kid */
            kid: string;
            /**
             * Kty
             * @default EC
             */
            kty: string;
            /**
             * Use
             * @default sig
             */
            use: string;
            /** X */
            x: string;
            /** Y */
            y: string;
        };
        /** JsonWebKeys */
        JsonWebKeys: {
            /**
             * Keys
             * @description The keys that sign cards and status lists
             */
            keys: components["schemas"]["JsonWebKey"][];
        };
        /**
         * KeyRead
         * @description The public key of one electorate. Everybody in it is shown the same fingerprint.
         */
        KeyRead: {
            /**
             * Cell Id
             * Format: uuid
             */
            cell_id: string;
            /** Fingerprint */
            fingerprint: string;
            /** Jwk */
            jwk: {
                [key: string]: string;
            };
            /** Key Id */
            key_id: string;
            /** Label */
            label: string;
        };
        /** LeaveCreate */
        LeaveCreate: {
            kind: components["schemas"]["LeaveKind"];
            /** Reason */
            reason: string;
        };
        /**
         * LeaveKind
         * @description 病假, 事假, 公假, 外出.
         * @enum {string}
         */
        LeaveKind: "sick" | "personal" | "official" | "away";
        /** LeaveRead */
        LeaveRead: {
            decision: components["schemas"]["Decision"];
            /**
             * Decision Reason
             * @description 只给本人和批假的人看
             */
            decision_reason?: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["LeaveKind"];
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /**
             * Reason
             * @description 只给本人和批假的人看
             */
            reason?: string | null;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Version */
            version: number;
        };
        /** LedgerEntryRead */
        LedgerEntryRead: {
            /** Approver */
            approver: string;
            category_after: components["schemas"]["Category"] | null;
            category_before: components["schemas"]["Category"] | null;
            /** Counterpart Id */
            counterpart_id: string | null;
            /** Document Number */
            document_number: string;
            /**
             * Effective On
             * Format: date
             */
            effective_on: string;
            exit_kind: components["schemas"]["ExitKind"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["LedgerKind"];
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Recorded By */
            recorded_by: string;
            status_after: components["schemas"]["Status"] | null;
            status_before: components["schemas"]["Status"] | null;
            /**
             * Takes Back Id
             * @description 这一行冲销哪一行；被冲销的两行都不再算数
             */
            takes_back_id: string | null;
        };
        /**
         * LedgerKind
         * @description What a line of the annual table 1 counts: every gain and loss of the roll, and what happens in between.
         * @enum {string}
         */
        LedgerKind: "opening" | "admitted" | "other_gain" | "confirmed" | "probation_extended" | "moved_out" | "moved_in" | "whole_out" | "whole_in" | "suspended" | "restored" | "exited" | "deceased" | "other_loss" | "disciplinary_probation_begun" | "disciplinary_probation_ended";
        /**
         * LetterMedium
         * @description How an organization outside is reached: over the national system, or by paper alone (涉密、部队等).
         * @enum {string}
         */
        LetterMedium: "online" | "paper";
        /**
         * LetterRead
         * @description The letter that holds, or held last.
         */
        LetterRead: {
            /** Days Left */
            days_left: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /** Number */
            number: string;
            status: components["schemas"]["LetterStatus"];
            /** Valid Days */
            valid_days: number;
            /**
             * Valid Until
             * Format: date
             */
            valid_until: string;
        };
        /** LettersPrint */
        LettersPrint: {
            /**
             * Ids
             * @description 转接的编号，最多50件
             */
            ids: string[];
        };
        /**
         * LetterStatus
         * @enum {string}
         */
        LetterStatus: "valid" | "used" | "void" | "expired";
        /**
         * Level
         * @description Where a round's figures are shown.
         * @enum {string}
         */
        Level: "cells" | "whole";
        /**
         * ListKind
         * @description What a row of a file lists.
         * @enum {string}
         */
        ListKind: "organizations" | "members";
        /**
         * MeetingWrite
         * @description The meeting that confirms: an activity of the branch, or its day and number.
         */
        MeetingWrite: {
            /** Activity Id */
            activity_id?: string | null;
            /** Meeting Number */
            meeting_number?: string | null;
            /** Meeting On */
            meeting_on?: string | null;
            /** Presided By */
            presided_by: string;
        };
        /** MemberCreate */
        MemberCreate: {
            /** Address */
            address?: string | null;
            /** Approver */
            approver: string;
            /**
             * Born On
             * @description 不填按公民身份号码
             */
            born_on?: string | null;
            category: components["schemas"]["Category"];
            /** Confirmed On */
            confirmed_on?: string | null;
            /** Document Number */
            document_number: string;
            /**
             * Education
             * @default
             */
            education: string;
            /** @description 新发展、补录，或建库时已在册 */
            entry: components["schemas"]["Entry"];
            /**
             * Ethnicity
             * @default
             */
            ethnicity: string;
            /**
             * Joined On
             * Format: date
             */
            joined_on: string;
            /** Landline */
            landline?: string | null;
            /** Name */
            name: string;
            /** National Id */
            national_id: string;
            /**
             * Occupation
             * @default
             */
            occupation: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /**
             * Override Reason
             * @description 性别或出生日期与号码不一致时的依据
             */
            override_reason?: string | null;
            /** Phone */
            phone?: string | null;
            /** @description 不填按公民身份号码 */
            sex?: components["schemas"]["Sex"] | null;
        };
        /**
         * MemberItem
         * @description A line of the roster, as it is, or as category, status and branch were on a day.
         */
        MemberItem: {
            category: components["schemas"]["Category"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Floating */
            is_floating: boolean;
            /**
             * Joined On
             * Format: date
             */
            joined_on: string;
            /** Name */
            name: string;
            /** National Id Masked */
            national_id_masked: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /** Out Of Contact Since */
            out_of_contact_since: string | null;
            /** Party Group Id */
            party_group_id: string | null;
            /** Phone Masked */
            phone_masked: string | null;
            sex: components["schemas"]["Sex"];
            status: components["schemas"]["Status"];
        };
        /** MemberRead */
        MemberRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** Birth Year */
            birth_year: number;
            category: components["schemas"]["Category"];
            /** Confirmed On */
            confirmed_on: string | null;
            /** Disciplinary Probation Until */
            disciplinary_probation_until: string | null;
            /** Dues Paid Through */
            dues_paid_through: string | null;
            /** Education */
            education: string;
            /** Education Label */
            education_label: string;
            /** Ethnicity */
            ethnicity: string;
            /** Ethnicity Label */
            ethnicity_label: string;
            exit_kind: components["schemas"]["ExitKind"] | null;
            /**
             * Floating Since
             * @description 哪天起登记为外出；不知道时为空
             */
            floating_since: string | null;
            /** Floating To */
            floating_to: string;
            /** Has Address */
            has_address: boolean;
            /** Holds */
            holds: components["schemas"]["HoldRead"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Floating */
            is_floating: boolean;
            /**
             * Joined On
             * Format: date
             */
            joined_on: string;
            /** Landline Masked */
            landline_masked: string | null;
            /** May Vote */
            may_vote: boolean;
            /** Name */
            name: string;
            /** National Id Masked */
            national_id_masked: string;
            /** Occupation */
            occupation: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /** Out Of Contact Since */
            out_of_contact_since: string | null;
            /** Party Group Id */
            party_group_id: string | null;
            /** Phone Masked */
            phone_masked: string | null;
            /** Probation Ends On */
            probation_ends_on: string | null;
            sex: components["schemas"]["Sex"];
            /** Standing Adjustment Months */
            standing_adjustment_months: number;
            /** Standing Years */
            standing_years: number | null;
            status: components["schemas"]["Status"];
            /** Suspended On */
            suspended_on: string | null;
            suspension_ground: components["schemas"]["SuspensionGround"] | null;
            /** Version */
            version: number;
        };
        /**
         * MemberUpdate
         * @description Plain facts. What is left out stays; null clears. Status, category, branch and dates of membership have commands of their own.
         */
        MemberUpdate: {
            /** Address */
            address?: string | null;
            /**
             * Born On
             * Format: date
             * @default 0001-01-01
             */
            born_on: string;
            /**
             * Education
             * @default
             */
            education: string;
            /**
             * Ethnicity
             * @default
             */
            ethnicity: string;
            /** Landline */
            landline?: string | null;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * National Id
             * @default
             */
            national_id: string;
            /**
             * Occupation
             * @default
             */
            occupation: string;
            /**
             * Override Reason
             * @description 性别或出生日期与号码不一致时的依据
             */
            override_reason?: string | null;
            /** Party Group Id */
            party_group_id?: string | null;
            /** Phone */
            phone?: string | null;
            /** @default 1 */
            sex: components["schemas"]["Sex"];
        };
        /**
         * MeRead
         * @description Who is signed in. `member` is null for staff who are no members; `pending_count` counts what waits for the caller's decision,
         *     `unread_count` notices that were not opened.
         */
        MeRead: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            member: components["schemas"]["OwnMember"] | null;
            /** Name */
            name: string;
            /** Pending Count */
            pending_count: number;
            /** Permissions */
            permissions: components["schemas"]["Permission"][];
            /** Roles */
            roles: components["schemas"]["HeldRole"][];
            /**
             * Session Expires At
             * Format: date-time
             */
            session_expires_at: string;
            /**
             * Session Id
             * Format: uuid
             */
            session_id: string;
            session_kind: components["schemas"]["SessionKind"];
            /** Unread Count */
            unread_count: number;
        };
        /**
         * MinutesRead
         * @description All versions, the newest first; who may not write them sees the signed ones. `version` is for If-Match when signing.
         */
        MinutesRead: {
            /**
             * Activity Id
             * Format: uuid
             */
            activity_id: string;
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** Version */
            version: number;
            /** Versions */
            versions: components["schemas"]["MinutesVersion"][];
        };
        /** MinutesVersion */
        MinutesVersion: {
            /** Content */
            content: string;
            /** Correction Reason */
            correction_reason: string;
            /** Number */
            number: number;
            /** Resolution */
            resolution: string;
            /** Signed At */
            signed_at: string | null;
            /** Signed By */
            signed_by: string | null;
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
            /** Written By */
            written_by: string;
        };
        /**
         * MinutesWrite
         * @description `correction_reason` is required once a version was signed.
         */
        MinutesWrite: {
            /** Content */
            content: string;
            /** Correction Reason */
            correction_reason?: string | null;
            /**
             * Resolution
             * @default
             */
            resolution: string;
        };
        /**
         * MirrorCommand
         * @description What the national system says of a transfer, copied by hand or from its file. What is said of the name and of codes is compared.
         */
        MirrorCommand: {
            /**
             * Ext Operator
             * @description 那边的经办人
             */
            ext_operator?: string | null;
            /**
             * Ext Serial
             * @description 那边的流水号
             */
            ext_serial: string;
            /**
             * Ext Status
             * @description 那边的状态
             */
            ext_status: string;
            /**
             * Ext System
             * @description 哪个系统
             * @example 全国党员管理信息系统
             */
            ext_system: string;
            /**
             * Name
             * @description 那边登记的姓名
             */
            name?: string | null;
            /**
             * National Id
             * @description 那边登记的公民身份号码
             */
            national_id?: string | null;
            /**
             * Source Code
             * @description 那边登记的转出党组织代码
             */
            source_code?: string | null;
            /**
             * Target Code
             * @description 那边登记的转入党组织代码
             */
            target_code?: string | null;
        };
        /**
         * MyAttendance
         * @description One activity that the caller was invited to.
         */
        MyAttendance: {
            /**
             * Activity Id
             * Format: uuid
             */
            activity_id: string;
            /** At */
            at: string | null;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            kind: components["schemas"]["ActivityKind"];
            offline: components["schemas"]["OfflineRead"] | null;
            /** Organization Name */
            organization_name: string;
            /** Place */
            place: string;
            source: components["schemas"]["Source"] | null;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            state: components["schemas"]["AttendanceState"] | null;
            status: components["schemas"]["ActivityStatus"];
            /** Title */
            title: string;
        };
        /** MyFeedbackRead */
        MyFeedbackRead: {
            /** Answer */
            answer: string | null;
            /** Answered On */
            answered_on: string | null;
            /** Content */
            content: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["FeedbackKind"];
            /** Number */
            number: string;
            /** Organization Name */
            organization_name: string;
            /** Organization Phone */
            organization_phone: string;
            /**
             * Received On
             * Format: date
             */
            received_on: string;
            status: components["schemas"]["FeedbackStatus"];
        };
        /**
         * MyGrade
         * @description The caller's own grade with the own figures; none of them where too few ballots were cast.
         */
        MyGrade: {
            /** Acknowledged At */
            acknowledged_at: string | null;
            /** Activity Id */
            activity_id: string | null;
            /**
             * Appeal Until
             * Format: date
             * @description 到这一天为止可以申诉
             */
            appeal_until: string;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Counts */
            counts: components["schemas"]["Count"][];
            /** Feedback */
            feedback: string | null;
            grade: components["schemas"]["Grade"];
            /** Grade Label */
            grade_label: string;
            /** Meeting Number */
            meeting_number: string;
            /** Meeting On */
            meeting_on: string | null;
            /** Presided By */
            presided_by: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /**
             * Survey Id
             * Format: uuid
             */
            survey_id: string;
        };
        /**
         * MyPart
         * @description The caller's own line on the roll; null in an activity that the caller is not invited to.
         */
        MyPart: {
            /** At */
            at: string | null;
            leave: components["schemas"]["LeaveRead"] | null;
            offline: components["schemas"]["OfflineRead"] | null;
            source: components["schemas"]["Source"] | null;
            state: components["schemas"]["AttendanceState"] | null;
        };
        /**
         * MyRoll
         * @description The caller's own line on the roll.
         */
        MyRoll: {
            /**
             * Cell Id
             * Format: uuid
             */
            cell_id: string;
            /**
             * Drew Slip
             * @description 登记的是抽了密封票，不在自己手机上填
             */
            drew_slip: boolean;
            /**
             * Is Rated
             * @description 我是不是被评议的人；公布后可看自己的等次
             */
            is_rated: boolean;
            /**
             * Issued On
             * @description 哪天领的票
             */
            issued_on: string | null;
        };
        /**
         * Notice
         * @description Something a person should look at; it never blocks.
         */
        Notice: {
            /** Code */
            code: string;
            /** Title */
            title: string;
        };
        /** NotificationIds */
        NotificationIds: {
            /** Ids */
            ids: string[];
        };
        /** NotificationRead */
        NotificationRead: {
            /** Body */
            body: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Read At */
            read_at: string | null;
            /**
             * Subject Id
             * Format: uuid
             */
            subject_id: string;
            /** Subject Type */
            subject_type: string;
            /** Title */
            title: string;
        };
        /**
         * OfflineRead
         * @description A check-in made without network. `at` is when its code was shown; `scanned_at` is what the phone says; `reason` is why it was struck.
         */
        OfflineRead: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Clock Offset Ms */
            clock_offset_ms: number;
            decision: components["schemas"]["Decision"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Reason */
            reason: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /**
             * Scanned At
             * Format: date-time
             */
            scanned_at: string;
            state: components["schemas"]["AttendanceState"];
            /** Version */
            version: number;
        };
        /**
         * OfflineScan
         * @description A scan kept on the phone: the code, the phone's own time, and how far that was from the server's when last known.
         */
        OfflineScan: {
            /**
             * Clock Offset Ms
             * @default 0
             */
            clock_offset_ms: number;
            /**
             * Scanned At
             * Format: date-time
             */
            scanned_at: string;
            /** Token */
            token: string;
        };
        /**
         * OpinionRead
         * @description The software's proposal with its reckoning, and beside it the opinion once there is one.
         */
        OpinionRead: {
            /** Activity Id */
            activity_id: string | null;
            /** Cap */
            cap: number;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Confirmed By */
            confirmed_by: string | null;
            /** Explanation */
            explanation: string;
            /** Formula */
            formula: string;
            /** Meeting Number */
            meeting_number: string;
            /** Meeting On */
            meeting_on: string | null;
            /** Override Reason */
            override_reason: string;
            /** People */
            people: components["schemas"]["GradeRead"][];
            /** Presided By */
            presided_by: string;
            /** Proposed At */
            proposed_at: string | null;
            /** Proposed By */
            proposed_by: string | null;
            /**
             * Survey Id
             * Format: uuid
             */
            survey_id: string;
            /** Version */
            version: number;
        };
        /**
         * OpinionWrite
         * @description One grade for every rated member.
         */
        OpinionWrite: {
            /** Grades */
            grades: components["schemas"]["GradeWrite"][];
            /**
             * Override Reason
             * @description 优秀超过名额时的理由
             */
            override_reason?: string | null;
        };
        /**
         * Option
         * @description One way to mark an item.
         */
        Option: {
            /** Label */
            label: string;
            /** Value */
            value: string;
        };
        /** OrganizationCreate */
        OrganizationCreate: {
            /**
             * Address
             * @default
             */
            address: string;
            /**
             * Fax
             * @default
             */
            fax: string;
            /** Founded On */
            founded_on?: string | null;
            /**
             * Is Floating
             * @default false
             */
            is_floating: boolean;
            /**
             * Is Temporary
             * @default false
             */
            is_temporary: boolean;
            kind: components["schemas"]["OrganizationKind"];
            /**
             * May Approve Members
             * @description 党委有没有审批预备党员权限；村（社区）党委没有，转接由上级党委审批
             * @default true
             */
            may_approve_members: boolean;
            /** Name */
            name: string;
            /** National Code */
            national_code?: string | null;
            /**
             * Parent Id
             * @description 上级党组织；为空是最上一级
             */
            parent_id: string | null;
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Postcode
             * @default
             */
            postcode: string;
            /** Region Code */
            region_code?: string | null;
            sector: components["schemas"]["Sector"];
            /** Short Name */
            short_name: string;
            /**
             * Sort Order
             * @default 0
             */
            sort_order: number;
        };
        /**
         * OrganizationKind
         * @enum {string}
         */
        OrganizationKind: "committee" | "general_branch" | "branch" | "joint_branch";
        /**
         * OrganizationNode
         * @description One node of the tree, as it is or as it was; counts are known for today only.
         */
        OrganizationNode: {
            /** Full Count */
            full_count: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["OrganizationKind"];
            /** Member Count */
            member_count: number | null;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string;
            sector: components["schemas"]["Sector"];
            /** Short Name */
            short_name: string;
        };
        /** OrganizationRead */
        OrganizationRead: {
            /** Address */
            address: string;
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /**
             * Ended On
             * @description 撤销或并入别处的日期
             */
            ended_on: string | null;
            /** Fax */
            fax: string;
            /** Founded On */
            founded_on: string | null;
            /** Full Count */
            full_count: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Floating */
            is_floating: boolean;
            /** Is Temporary */
            is_temporary: boolean;
            kind: components["schemas"]["OrganizationKind"];
            /** May Approve Members */
            may_approve_members: boolean;
            /** Member Count */
            member_count: number | null;
            /** Name */
            name: string;
            /** National Code */
            national_code: string | null;
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string;
            /** Phone */
            phone: string;
            /** Postcode */
            postcode: string;
            /** Region Code */
            region_code: string | null;
            sector: components["schemas"]["Sector"];
            /** Short Name */
            short_name: string;
            /** Sort Order */
            sort_order: number;
            /** Term Ends On */
            term_ends_on: string | null;
            /** Version */
            version: number;
            /** Warnings */
            warnings: components["schemas"]["Notice"][];
        };
        /** OrganizationRename */
        OrganizationRename: {
            /**
             * Document Number
             * @default
             */
            document_number: string;
            /**
             * Effective On
             * @description 更名日期，不填是今天
             */
            effective_on?: string | null;
            /** Name */
            name: string;
            /** Short Name */
            short_name: string;
        };
        /**
         * OrganizationUpdate
         * @description Plain facts. What is left out stays as it is; null clears.
         */
        OrganizationUpdate: {
            /**
             * Address
             * @default
             */
            address: string;
            /**
             * Fax
             * @default
             */
            fax: string;
            /** Founded On */
            founded_on?: string | null;
            /**
             * May Approve Members
             * @description 党委有没有审批预备党员权限；村（社区）党委没有，转接由上级党委审批
             * @default true
             */
            may_approve_members: boolean;
            /** National Code */
            national_code?: string | null;
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Postcode
             * @default
             */
            postcode: string;
            /** Region Code */
            region_code?: string | null;
            /** @default other */
            sector: components["schemas"]["Sector"];
            /**
             * Short Name
             * @default
             */
            short_name: string;
            /**
             * Sort Order
             * @default 0
             */
            sort_order: number;
        };
        /**
         * OrganizationVersionRead
         * @description How an organization was on the days from `valid_from` until before `valid_to`.
         */
        OrganizationVersionRead: {
            kind: components["schemas"]["OrganizationKind"];
            /** Name */
            name: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string;
            sector: components["schemas"]["Sector"];
            /** Short Name */
            short_name: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid To */
            valid_to: string | null;
        };
        /**
         * OwnBinding
         * @description A WeChat binding, without WeChat's own identifier.
         */
        OwnBinding: {
            app: components["schemas"]["WechatApp"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * OwnCorrectionRead
         * @description As its member sees it: what stood there and what should, in words.
         */
        OwnCorrectionRead: {
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string;
            /** Decision Reason */
            decision_reason: string;
            field: components["schemas"]["CorrectionField"];
            /** Field Label */
            field_label: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** New */
            new: string;
            /** Old */
            old: string | null;
            /** Reason */
            reason: string;
            status: components["schemas"]["CorrectionStatus"];
        };
        /**
         * OwnData
         * @description Everything that is kept about the caller. A list holds its latest 5000 entries; `shortened` names those that have more.
         */
        OwnData: {
            /**
             * Accesses
             * @description 谁看过
             */
            accesses: components["schemas"]["AccessRead"][];
            /** Affiliations */
            affiliations: components["schemas"]["AffiliationRead"][];
            /**
             * Appeals
             * @description 我对评议等次的申诉和答复
             */
            appeals: components["schemas"]["AppealRead"][];
            /** Attendance */
            attendance: components["schemas"]["MyAttendance"][];
            /** Bindings */
            bindings: components["schemas"]["OwnBinding"][];
            /** Consents */
            consents: components["schemas"]["ConsentRead"][];
            /** Corrections */
            corrections: components["schemas"]["OwnCorrectionRead"][];
            /** Feedback */
            feedback: components["schemas"]["MyFeedbackRead"][];
            /** Leaves */
            leaves: components["schemas"]["OwnLeave"][];
            /** Ledger */
            ledger: components["schemas"]["LedgerEntryRead"][];
            /** Notices */
            notices: components["schemas"]["NotificationRead"][];
            /** Phones */
            phones: components["schemas"]["OwnPhone"][];
            /** Posts */
            posts: components["schemas"]["OwnPost"][];
            record: components["schemas"]["OwnRecord"];
            /** Sessions */
            sessions: components["schemas"]["SessionRead"][];
            /** Shortened */
            shortened: string[];
            /**
             * Surveys
             * @description 我在哪些测评和问卷的名单上，哪天领的票；填了什么不记在我名下
             */
            surveys: components["schemas"]["OwnSurvey"][];
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
            /**
             * Transfers
             * @description 我的组织关系转接，和每一步的办理
             */
            transfers: components["schemas"]["OwnTransfer"][];
            values: components["schemas"]["OwnValues"];
            /**
             * Verifications
             * @description 谁查验过
             */
            verifications: components["schemas"]["OwnVerificationRead"][];
        };
        /** OwnLeave */
        OwnLeave: {
            /**
             * Activity Id
             * Format: uuid
             */
            activity_id: string;
            decision: components["schemas"]["Decision"];
            /** Decision Reason */
            decision_reason: string;
            kind: components["schemas"]["LeaveKind"];
            /** Reason */
            reason: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
        };
        /**
         * OwnLetter
         * @description A letter of introduction that was issued, the void ones too.
         */
        OwnLetter: {
            /** Issued By Label */
            issued_by_label: string;
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /** Number */
            number: string;
            status: components["schemas"]["LetterStatus"];
            /**
             * Valid Until
             * Format: date
             */
            valid_until: string;
            /** Void Reason */
            void_reason: string;
        };
        /**
         * OwnMember
         * @description The caller's record, as far as the first page shows it.
         */
        OwnMember: {
            category: components["schemas"]["Category"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
        };
        /**
         * OwnPhone
         * @description A phone or a paper that shows the card, or did.
         */
        OwnPhone: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            end_reason: components["schemas"]["DeviceEnd"] | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["DeviceKind"];
            /** Label */
            label: string;
        };
        /**
         * OwnPost
         * @description A post in the organization.
         */
        OwnPost: {
            /** Ends On */
            ends_on: string | null;
            /** Organization Name */
            organization_name: string;
            /** Post Label */
            post_label: string;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
        };
        /**
         * OwnRecord
         * @description A record in full, masked.
         */
        OwnRecord: {
            /** Birth Year */
            birth_year: number;
            category: components["schemas"]["Category"];
            /** Confirmed On */
            confirmed_on: string | null;
            /** Disciplinary Probation Until */
            disciplinary_probation_until: string | null;
            /** Dues Paid Through */
            dues_paid_through: string | null;
            /** Education */
            education: string;
            /** Education Label */
            education_label: string;
            /** Ethnicity */
            ethnicity: string;
            /** Ethnicity Label */
            ethnicity_label: string;
            /**
             * Floating Since
             * @description 哪天起登记为外出；不知道时为空
             */
            floating_since: string | null;
            /** Floating To */
            floating_to: string;
            /** Has Address */
            has_address: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Floating */
            is_floating: boolean;
            /**
             * Joined On
             * Format: date
             */
            joined_on: string;
            /** Landline Masked */
            landline_masked: string | null;
            /** May Vote */
            may_vote: boolean;
            /** Name */
            name: string;
            /** National Id Masked */
            national_id_masked: string;
            /** Occupation */
            occupation: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /** Out Of Contact Since */
            out_of_contact_since: string | null;
            /** Party Group Id */
            party_group_id: string | null;
            /** Phone Masked */
            phone_masked: string | null;
            /** Probation Ends On */
            probation_ends_on: string | null;
            sex: components["schemas"]["Sex"];
            /** Standing Adjustment Months */
            standing_adjustment_months: number;
            /** Standing Years */
            standing_years: number | null;
            status: components["schemas"]["Status"];
        };
        /**
         * OwnSurvey
         * @description A round with the caller on its roll. What was voted is not kept with anybody, so it is in nobody's copy.
         */
        OwnSurvey: {
            /** Acknowledged At */
            acknowledged_at: string | null;
            /** Feedback */
            feedback: string | null;
            /**
             * Grade Label
             * @description 公布后才有
             */
            grade_label: string | null;
            /** Issued On */
            issued_on: string | null;
            /** Organization Name */
            organization_name: string;
            /** Quarter */
            quarter: number;
            /** Status Label */
            status_label: string;
            /** Template Label */
            template_label: string;
            /** Title */
            title: string;
            /** Year */
            year: number;
        };
        /**
         * OwnTransfer
         * @description A transfer of the own membership, the application in full.
         */
        OwnTransfer: {
            /** Acts */
            acts: components["schemas"]["TimelineEntry"][];
            /** Closed At */
            closed_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Dues Paid Through */
            dues_paid_through: string | null;
            /** Dues Waiver */
            dues_waiver: string;
            /** Kind Label */
            kind_label: string;
            /** Leaving On */
            leaving_on: string | null;
            /** Letters */
            letters: components["schemas"]["OwnLetter"][];
            /** Moved On */
            moved_on: string | null;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** Phone */
            phone: string | null;
            /** Reason Label */
            reason_label: string;
            /** Receipt Handler */
            receipt_handler: string;
            /** Receipt Number */
            receipt_number: string;
            /** Received On */
            received_on: string | null;
            /** Reply Label */
            reply_label: string;
            /** Reply Text */
            reply_text: string;
            /** Requested By */
            requested_by: string;
            /** Source Name */
            source_name: string;
            /** Status Label */
            status_label: string;
            /** Submitted At */
            submitted_at: string | null;
            /** Target Name */
            target_name: string;
            /** Until */
            until: string | null;
        };
        /**
         * OwnValues
         * @description What the record keeps sealed, in full.
         */
        OwnValues: {
            /** Address */
            address: string | null;
            /**
             * Born On
             * Format: date
             */
            born_on: string;
            /** Landline */
            landline: string | null;
            /** National Id */
            national_id: string;
            /** Phone */
            phone: string | null;
        };
        /**
         * OwnVerificationRead
         * @description Who looked at my card, when, and why; `answer` is what I said to it.
         */
        OwnVerificationRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            answer: components["schemas"]["Answer"] | null;
            assurance: components["schemas"]["Assurance"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Organization Name */
            organization_name: string;
            /** Purpose */
            purpose: string;
            reason: components["schemas"]["Reason"] | null;
            result: components["schemas"]["Result"];
            /** Role */
            role: string;
            /** Who */
            who: string;
        };
        /** Page[AccessRead] */
        Page_AccessRead_: {
            /** Items */
            items: components["schemas"]["AccessRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[ActivityRead] */
        Page_ActivityRead_: {
            /** Items */
            items: components["schemas"]["ActivityRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[AffiliationRead] */
        Page_AffiliationRead_: {
            /** Items */
            items: components["schemas"]["AffiliationRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[ApiClientRead] */
        Page_ApiClientRead_: {
            /** Items */
            items: components["schemas"]["ApiClientRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[AppealCase] */
        Page_AppealCase_: {
            /** Items */
            items: components["schemas"]["AppealCase"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[AppealRead] */
        Page_AppealRead_: {
            /** Items */
            items: components["schemas"]["AppealRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[AppointmentRead] */
        Page_AppointmentRead_: {
            /** Items */
            items: components["schemas"]["AppointmentRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[BallotReceipt] */
        Page_BallotReceipt_: {
            /** Items */
            items: components["schemas"]["BallotReceipt"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[BatchItem] */
        Page_BatchItem_: {
            /** Items */
            items: components["schemas"]["BatchItem"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[BatchRowRead] */
        Page_BatchRowRead_: {
            /** Items */
            items: components["schemas"]["BatchRowRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[BindingRead] */
        Page_BindingRead_: {
            /** Items */
            items: components["schemas"]["BindingRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[CallRead] */
        Page_CallRead_: {
            /** Items */
            items: components["schemas"]["CallRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[CheckpointRead] */
        Page_CheckpointRead_: {
            /** Items */
            items: components["schemas"]["CheckpointRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[ClaimDeskRead] */
        Page_ClaimDeskRead_: {
            /** Items */
            items: components["schemas"]["ClaimDeskRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[ConsentRead] */
        Page_ConsentRead_: {
            /** Items */
            items: components["schemas"]["ConsentRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[CorrectionRead] */
        Page_CorrectionRead_: {
            /** Items */
            items: components["schemas"]["CorrectionRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[DeviceRead] */
        Page_DeviceRead_: {
            /** Items */
            items: components["schemas"]["DeviceRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[EntryRead] */
        Page_EntryRead_: {
            /** Items */
            items: components["schemas"]["EntryRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[ErrorRead] */
        Page_ErrorRead_: {
            /** Items */
            items: components["schemas"]["ErrorRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[ExportRead] */
        Page_ExportRead_: {
            /** Items */
            items: components["schemas"]["ExportRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[ExternalOrganizationRead] */
        Page_ExternalOrganizationRead_: {
            /** Items */
            items: components["schemas"]["ExternalOrganizationRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[FeedbackRead] */
        Page_FeedbackRead_: {
            /** Items */
            items: components["schemas"]["FeedbackRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[GrantRead] */
        Page_GrantRead_: {
            /** Items */
            items: components["schemas"]["GrantRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[KeyRead] */
        Page_KeyRead_: {
            /** Items */
            items: components["schemas"]["KeyRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[LedgerEntryRead] */
        Page_LedgerEntryRead_: {
            /** Items */
            items: components["schemas"]["LedgerEntryRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[MemberItem] */
        Page_MemberItem_: {
            /** Items */
            items: components["schemas"]["MemberItem"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[MyAttendance] */
        Page_MyAttendance_: {
            /** Items */
            items: components["schemas"]["MyAttendance"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[MyFeedbackRead] */
        Page_MyFeedbackRead_: {
            /** Items */
            items: components["schemas"]["MyFeedbackRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[NotificationRead] */
        Page_NotificationRead_: {
            /** Items */
            items: components["schemas"]["NotificationRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[OrganizationNode] */
        Page_OrganizationNode_: {
            /** Items */
            items: components["schemas"]["OrganizationNode"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[OrganizationRead] */
        Page_OrganizationRead_: {
            /** Items */
            items: components["schemas"]["OrganizationRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[OrganizationVersionRead] */
        Page_OrganizationVersionRead_: {
            /** Items */
            items: components["schemas"]["OrganizationVersionRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[OwnCorrectionRead] */
        Page_OwnCorrectionRead_: {
            /** Items */
            items: components["schemas"]["OwnCorrectionRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[OwnVerificationRead] */
        Page_OwnVerificationRead_: {
            /** Items */
            items: components["schemas"]["OwnVerificationRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[PartyGroupRead] */
        Page_PartyGroupRead_: {
            /** Items */
            items: components["schemas"]["PartyGroupRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[RecipientRead] */
        Page_RecipientRead_: {
            /** Items */
            items: components["schemas"]["RecipientRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[RosterImportItem] */
        Page_RosterImportItem_: {
            /** Items */
            items: components["schemas"]["RosterImportItem"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[RowVerdict] */
        Page_RowVerdict_: {
            /** Items */
            items: components["schemas"]["RowVerdict"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[SessionRead] */
        Page_SessionRead_: {
            /** Items */
            items: components["schemas"]["SessionRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[SettingRead] */
        Page_SettingRead_: {
            /** Items */
            items: components["schemas"]["SettingRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[SlipDrawRead] */
        Page_SlipDrawRead_: {
            /** Items */
            items: components["schemas"]["SlipDrawRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[StaffRead] */
        Page_StaffRead_: {
            /** Items */
            items: components["schemas"]["StaffRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[SubscriptionRead] */
        Page_SubscriptionRead_: {
            /** Items */
            items: components["schemas"]["SubscriptionRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[SurveyRead] */
        Page_SurveyRead_: {
            /** Items */
            items: components["schemas"]["SurveyRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[TermRead] */
        Page_TermRead_: {
            /** Items */
            items: components["schemas"]["TermRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[TextRead] */
        Page_TextRead_: {
            /** Items */
            items: components["schemas"]["TextRead"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[TimelineEntry] */
        Page_TimelineEntry_: {
            /** Items */
            items: components["schemas"]["TimelineEntry"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[TransferItem] */
        Page_TransferItem_: {
            /** Items */
            items: components["schemas"]["TransferItem"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** Page[TransferTarget] */
        Page_TransferTarget_: {
            /** Items */
            items: components["schemas"]["TransferTarget"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** PaperCardCreate */
        PaperCardCreate: {
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Reason */
            reason: string;
        };
        /**
         * PaperCardRead
         * @description What is printed: `code` as QR code, the masked name and the branch, whom to call when it is found. It is not kept, so print it now.
         */
        PaperCardRead: {
            /** Branch */
            branch: string;
            /** Branch Phone */
            branch_phone: string;
            /** Code */
            code: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Name */
            name: string;
        };
        /** PaperCountRead */
        PaperCountRead: {
            /** Confirmed At */
            confirmed_at: string | null;
            /** Confirmed By */
            confirmed_by: string | null;
            /**
             * Entered At
             * Format: date-time
             */
            entered_at: string;
            /** Entered By */
            entered_by: string;
            /**
             * Items
             * @description 每一项的票数；第二位核对一致之后才有
             */
            items: components["schemas"]["ItemCount"][];
            /**
             * Sheets
             * @description 收回的票数；第二位核对一致之后才有
             */
            sheets: number | null;
            /**
             * Survey Id
             * Format: uuid
             */
            survey_id: string;
            /** Version */
            version: number;
        };
        /** PaperCountWrite */
        PaperCountWrite: {
            /** Items */
            items: components["schemas"]["ItemCount"][];
            /**
             * Sheets
             * @description 收回的票数
             */
            sheets: number;
        };
        /**
         * PaperLetter
         * @description A letter that was issued outside this system, as printed.
         */
        PaperLetter: {
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /** Number */
            number: string;
            /**
             * Valid Days
             * @description 有效天数，1到90
             */
            valid_days: number;
        };
        /**
         * Paperwork
         * @description What an office does with the papers of a transfer; none of it moves the transfer on.
         * @enum {string}
         */
        Paperwork: "attach_scan" | "show_scan" | "mirror";
        /** PartyGroupCreate */
        PartyGroupCreate: {
            /** Name */
            name: string;
        };
        /** PartyGroupRead */
        PartyGroupRead: {
            /** Ended On */
            ended_on: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Leader Id */
            leader_id: string | null;
            /** Leader Name */
            leader_name: string | null;
            /** Member Count */
            member_count: number;
            /** Name */
            name: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Version */
            version: number;
        };
        /**
         * PartyGroupUpdate
         * @description What is left out stays; a null leader leaves the group without one.
         */
        PartyGroupUpdate: {
            /** Leader Id */
            leader_id?: string | null;
            /**
             * Name
             * @default
             */
            name: string;
        };
        /** PasswordChange */
        PasswordChange: {
            /** New Password */
            new_password: string;
            /** Password */
            password: string;
            /** Totp */
            totp: string;
        };
        /**
         * PasswordSignIn
         * @description `totp` after the first time; `new_password` with a one-time password.
         */
        PasswordSignIn: {
            /** New Password */
            new_password?: string | null;
            /** Password */
            password: string;
            /** Totp */
            totp?: string | null;
            /** Username */
            username: string;
        };
        /**
         * Permission
         * @description Plural noun and verb. The scopes of API clients are the same strings.
         * @enum {string}
         */
        Permission: "organizations:read" | "organizations:write" | "members:read" | "members:write" | "members:reveal" | "rosters:import" | "rosters:export" | "claims:confirm" | "corrections:decide" | "bindings:revoke" | "identity:verify" | "activities:read" | "activities:write" | "transfers:read" | "transfers:write" | "surveys:read" | "surveys:write" | "feedback:answer" | "grants:write" | "staff:write" | "settings:write" | "clients:write" | "audit:read";
        /**
         * PersonCreate
         * @description A person as typed in from papers.
         */
        PersonCreate: {
            /** Address */
            address?: string | null;
            /**
             * Born On
             * @description 不填按公民身份号码
             */
            born_on?: string | null;
            category: components["schemas"]["Category"];
            /** Confirmed On */
            confirmed_on?: string | null;
            /**
             * Education
             * @default
             */
            education: string;
            /**
             * Ethnicity
             * @default
             */
            ethnicity: string;
            /**
             * Joined On
             * Format: date
             */
            joined_on: string;
            /** Landline */
            landline?: string | null;
            /** Name */
            name: string;
            /** National Id */
            national_id: string;
            /**
             * Occupation
             * @default
             */
            occupation: string;
            /**
             * Override Reason
             * @description 性别或出生日期与号码不一致时的依据
             */
            override_reason?: string | null;
            /** Phone */
            phone?: string | null;
            /** @description 不填按公民身份号码 */
            sex?: components["schemas"]["Sex"] | null;
        };
        /** PhoneCodeOrder */
        PhoneCodeOrder: {
            /** Claim Ticket */
            claim_ticket: string;
            /** Phone */
            phone: string;
        };
        /** PhoneCodeRead */
        PhoneCodeRead: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * Place
         * @description Where a candidate stands.
         * @enum {string}
         */
        Place: "proposed" | "tied" | "over";
        /**
         * PlannedRound
         * @description What would become of one branch; `exists` where it has a round of the quarter already, which stays.
         */
        PlannedRound: {
            /** Eligible */
            eligible: number;
            /** Exists */
            exists: boolean;
            /** @description 没有可以参加或评议的人时为空，不建 */
            mode: components["schemas"]["SurveyMode"] | null;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /** Rated */
            rated: number;
        };
        /**
         * Post
         * @enum {string}
         */
        Post: "secretary" | "deputy_secretary" | "organization_officer" | "publicity_officer" | "discipline_officer" | "committee_member";
        /**
         * Problem
         * @description RFC 9457. `code` never changes; `title` is for people and names the mend. On 412, `by` and `at` say who was first.
         */
        Problem: {
            /**
             * At
             * @default null
             */
            at: string | null;
            /**
             * By
             * @default null
             */
            by: string | null;
            /**
             * Code
             * @enum {string}
             */
            code: "access.denied" | "accounts.already_bound" | "accounts.bound_elsewhere" | "accounts.claim_closed" | "accounts.claim_waiting" | "accounts.claimant_differs" | "accounts.claimant_needed" | "accounts.code_wrong" | "accounts.credentials_wrong" | "accounts.evidence_unclear" | "accounts.has_credentials" | "accounts.holder_unclear" | "accounts.holds_more_elsewhere" | "accounts.left_roll" | "accounts.name_needed" | "accounts.national_id_unreadable" | "accounts.new_password_needed" | "accounts.not_in_roster" | "accounts.official_missing" | "accounts.own_rebinding" | "accounts.password_shared" | "accounts.password_weak" | "accounts.password_wrong" | "accounts.phone_unreachable" | "accounts.phone_unreadable" | "accounts.revoke_reason_needed" | "accounts.second_person_needed" | "accounts.second_waiting" | "accounts.session_expired" | "accounts.texts_unavailable" | "accounts.ticket_expired" | "accounts.token_reused" | "accounts.username_taken" | "accounts.wechat_blocked" | "accounts.wechat_code_spent" | "accounts.wechat_unavailable" | "activities.already_decided" | "activities.audience_unclear" | "activities.audience_unknown" | "activities.called_twice" | "activities.cancelled" | "activities.closed" | "activities.code_expired" | "activities.end_before_start" | "activities.foreign_code" | "activities.host_unclear" | "activities.leave_requested" | "activities.leave_too_late" | "activities.not_expected" | "activities.not_invited" | "activities.not_on_roll" | "activities.not_started" | "activities.not_the_recorder" | "activities.nothing_to_sign" | "activities.reason_missing" | "activities.recorded_in_future" | "activities.recorded_too_early" | "activities.token_missing" | "activities.wrong_state" | "clients.address_not_allowed" | "clients.key_not_usable" | "clients.nothing_awaited" | "clients.over" | "clients.second_person_needed" | "clients.uses_keys" | "corrections.already_asked" | "corrections.closed" | "corrections.other_way" | "corrections.own" | "corrections.paper_needed" | "corrections.value_changed" | "corrections.value_same" | "corrections.value_wrong" | "feedback.already_answered" | "feedback.nobody_answers" | "feedback.number_unknown" | "feedback.organization_unknown" | "form.invalid" | "idempotency.key_missing" | "idempotency.key_reused" | "idempotency.still_running" | "identity.already_answered" | "identity.card_refused" | "identity.challenge_spent" | "identity.device_over" | "identity.end_reason_needed" | "identity.key_not_proved" | "identity.member_without_card" | "identity.no_card" | "identity.sign_in_again" | "members.already_on_roll" | "members.book_closed" | "members.code_unknown" | "members.confirmation_date_wrong" | "members.contact_lost_too_recently" | "members.contact_unchanged" | "members.date_out_of_order" | "members.dates_unchanged" | "members.differs_from_national_id" | "members.discipline_out_of_bounds" | "members.exit_kind_not_allowed" | "members.extension_out_of_bounds" | "members.field_needed" | "members.floating_branch" | "members.joining_age_wrong" | "members.landline_wrong" | "members.leader_wrong" | "members.national_id_wrong" | "members.not_a_branch" | "members.not_eligible" | "members.not_on_roll" | "members.not_probationary" | "members.not_under_discipline" | "members.party_group_wrong" | "members.phone_wrong" | "members.probation_extended" | "members.probation_not_over" | "members.restore_too_late" | "members.same_branch" | "members.status_not_allowed" | "members.suspended_too_recently" | "members.temporary_branch" | "organizations.appointment_ended" | "organizations.appointment_to_self" | "organizations.below_itself" | "organizations.code_taken" | "organizations.date_out_of_order" | "organizations.ended" | "organizations.grant_decided" | "organizations.grant_needs_end" | "organizations.grant_role_invalid" | "organizations.grant_to_self" | "organizations.holder_unknown" | "organizations.name_taken" | "organizations.not_empty" | "organizations.parent_too_low" | "organizations.password_shared" | "organizations.post_held" | "organizations.post_taken" | "organizations.second_person_needed" | "organizations.setting_out_of_bounds" | "organizations.setting_unknown" | "organizations.stands_there" | "organizations.temporary_has_no_term" | "organizations.term_out_of_order" | "organizations.term_superseded" | "organizations.term_years_invalid" | "organizations.too_deep" | "printing.font_missing" | "privacy.not_given" | "rate.limited" | "request.conflict" | "request.cursor_invalid" | "request.if_match_missing" | "request.malformed" | "request.method_not_allowed" | "request.not_found" | "request.stale" | "roster.ambiguous_column" | "roster.broken_csv" | "roster.broken_file" | "roster.empty_file" | "roster.file_not_there" | "roster.file_too_large" | "roster.forgotten" | "roster.header_moved" | "roster.missing_column" | "roster.no_header" | "roster.no_rows" | "roster.not_ready" | "roster.not_waiting" | "roster.password_protected" | "roster.second_person_needed" | "roster.sheet_too_large" | "roster.tree_changed" | "roster.two_sheets" | "roster.unknown_column" | "roster.unknown_encoding" | "roster.unknown_format" | "server.busy" | "server.fault" | "surveys.answer_unknown" | "surveys.appeal_above" | "surveys.appeal_closed" | "surveys.appeal_too_late" | "surveys.appeal_waiting" | "surveys.appeals_spent" | "surveys.appraisal_only" | "surveys.ballot_incomplete" | "surveys.ballot_spent" | "surveys.blinded_wrong" | "surveys.branch_needed" | "surveys.cell_unknown" | "surveys.close_before_open" | "surveys.count_impossible" | "surveys.counts_differ" | "surveys.counts_do_not_fit" | "surveys.credentials_present" | "surveys.feedback_needed" | "surveys.grades_incomplete" | "surveys.items_unclear" | "surveys.keys_missing" | "surveys.level_unclear" | "surveys.limit_unclear" | "surveys.meeting_unclear" | "surveys.no_slips" | "surveys.nobody_to_rate" | "surveys.nobody_to_vote" | "surveys.not_counted" | "surveys.not_on_paper" | "surveys.not_on_roll" | "surveys.not_open" | "surveys.not_published" | "surveys.not_quorate" | "surveys.nothing_entered" | "surveys.on_paper" | "surveys.options_unclear" | "surveys.over_cap" | "surveys.overruling_needed" | "surveys.own_appeal" | "surveys.preview_changed" | "surveys.questions_missing" | "surveys.quorum_out_of_bounds" | "surveys.rerun_unclear" | "surveys.round_exists" | "surveys.second_person_needed" | "surveys.sheets_too_many" | "surveys.signature_wrong" | "surveys.slip_batch_state" | "surveys.slip_drawn" | "surveys.slip_not_noted" | "surveys.slip_numbers_wrong" | "surveys.slip_unknown" | "surveys.slip_used" | "surveys.slips_drawn" | "surveys.slips_exist" | "surveys.slips_too_late" | "surveys.slips_too_many" | "surveys.slips_unsettled" | "surveys.text_unknown" | "surveys.texts_unread" | "surveys.ticks_do_not_fit" | "surveys.ticks_too_many" | "surveys.token_taken" | "surveys.withholding_unexplained" | "surveys.wrong_state" | "transfers.approver_needed" | "transfers.attachment_missing" | "transfers.batch_not_possible" | "transfers.batch_unfinished" | "transfers.branch_above_maximum" | "transfers.branch_below_minimum" | "transfers.case_open" | "transfers.date_out_of_order" | "transfers.dues_arrears" | "transfers.dues_unknown" | "transfers.duplicate_member" | "transfers.field_needed" | "transfers.holds_post" | "transfers.kind_mismatch" | "transfers.letter_already_issued" | "transfers.letter_expired" | "transfers.mirror_mismatch" | "transfers.moved_since" | "transfers.no_committee" | "transfers.no_letter" | "transfers.no_receipt" | "transfers.not_a_scan" | "transfers.not_away" | "transfers.not_possible" | "transfers.not_your_desk" | "transfers.not_yours_to_print" | "transfers.open_transfer_exists" | "transfers.organization_frozen" | "transfers.own" | "transfers.part_wrong" | "transfers.phone_needed" | "transfers.plan_changed" | "transfers.plan_decided" | "transfers.plan_expired" | "transfers.probation_undecided" | "transfers.reason_required" | "transfers.receipt_link_expired" | "transfers.receipt_link_unknown" | "transfers.receipt_link_void" | "transfers.receipt_not_yet" | "transfers.same_target" | "transfers.scan_not_there" | "transfers.scan_too_large" | "transfers.second_person" | "transfers.sheet_too_long" | "transfers.source_needed" | "transfers.status_not_transferable" | "transfers.stay_long" | "transfers.survey_open" | "transfers.target_needed" | "transfers.target_not_a_branch" | "transfers.target_outside" | "transfers.target_unconfirmed" | "transfers.until_out_of_range" | "transfers.validity_out_of_range" | "transfers.warnings_unread" | "upload.too_large";
            /** Errors */
            errors: components["schemas"]["FieldProblem"][];
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * ProblemRead
         * @description Something about one cell; `field` is the sheet's own header, `read_as` null where the cell could not be taken.
         */
        ProblemRead: {
            /** Code */
            code: string;
            /** Field */
            field: string;
            /** Given */
            given: string;
            /** Message */
            message: string;
            /** Read As */
            read_as: string | null;
        };
        /**
         * Progress
         * @description How far the dry run or the import has come.
         */
        Progress: {
            /** Done */
            done: number;
            /**
             * Job Id
             * Format: uuid
             */
            job_id: string;
            /** Stage */
            stage: string;
            /** Total */
            total: number;
        };
        /**
         * PublicationPreview
         * @description What would be told now. Whoever is in `to_person_alone` is named to nobody else, and has the own grade and feedback from the app.
         */
        PublicationPreview: {
            /** To Person Alone */
            to_person_alone: components["schemas"]["GradeRead"][];
            to_roll: components["schemas"]["PublicationRead"];
        };
        /**
         * PublicationRead
         * @description What everybody on the roll may know. Without `has_low_grades` only 优秀 is named, and of the others nothing.
         */
        PublicationRead: {
            /** Cells */
            cells: components["schemas"]["PublishedCell"][];
            /**
             * Counted
             * @description 收回的票；有一个单元票太少不显示时，合计也不显示
             */
            counted: number | null;
            disclosed_by: components["schemas"]["Level"];
            /** Eligible */
            eligible: number;
            /** Has Low Grades */
            has_low_grades: boolean;
            /** People */
            people: components["schemas"]["PublishedGrade"][];
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Rated */
            rated: number;
            /**
             * Survey Id
             * Format: uuid
             */
            survey_id: string;
            /** Title */
            title: string;
            /** Totals */
            totals: components["schemas"]["PublishedTotal"][];
        };
        /**
         * PublishedCell
         * @description One electorate, or the whole round; it has no questions where it is hidden.
         */
        PublishedCell: {
            /** Counted */
            counted: number | null;
            /** Eligible */
            eligible: number;
            /**
             * Hidden Label
             * @description 为什么不显示结果
             */
            hidden_label: string | null;
            /** Label */
            label: string;
            /** Questions */
            questions: components["schemas"]["PublishedQuestion"][];
        };
        /**
         * PublishedGrade
         * @description A member whose grade is told to the roll; of 优秀 also how many ballots gave it, as a range.
         */
        PublishedGrade: {
            excellent: components["schemas"]["Told"] | null;
            grade: components["schemas"]["Grade"];
            /** Grade Label */
            grade_label: string;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Name */
            name: string;
        };
        /**
         * PublishedQuestion
         * @description The options of a choice, or the texts of a question that is answered in words.
         */
        PublishedQuestion: {
            kind: components["schemas"]["ItemKind"];
            /** Options */
            options: components["schemas"]["Told"][];
            /** Question Id */
            question_id: string;
            /** Texts */
            texts: string[];
            /** Title */
            title: string;
        };
        /**
         * PublishedTotal
         * @description The sum of what so many electorates of an organization show, and of nothing else.
         */
        PublishedTotal: {
            /** Cells */
            cells: number;
            /** Counted */
            counted: number;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /** Questions */
            questions: components["schemas"]["PublishedQuestion"][];
        };
        /**
         * QuestionResult
         * @description What a question was given; its free answers are read apart (`/texts`).
         */
        QuestionResult: {
            /** Counts */
            counts: components["schemas"]["Count"][];
            kind: components["schemas"]["ItemKind"];
            /** Question Id */
            question_id: string;
            /** Title */
            title: string;
        };
        /**
         * QuestionWrite
         * @description A question; only `choice` and `choices` have options of their own.
         */
        QuestionWrite: {
            /** @description satisfaction：五级满意度；choice：单选；choices：多选，可一项不选；text：文字，可不填 */
            kind: components["schemas"]["ItemKind"];
            /**
             * Most Ticks
             * @description 多选题最多选几项；空为不限
             */
            most_ticks?: number | null;
            /**
             * Options
             * @default []
             */
            options: string[];
            /** Title */
            title: string;
        };
        /**
         * Rating
         * @description What one rated member was given.
         */
        Rating: {
            /** Counts */
            counts: components["schemas"]["Count"][];
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Name */
            name: string;
        };
        /**
         * Reason
         * @description Why a card is not valid.
         * @enum {string}
         */
        Reason: "malformed" | "unknown_key" | "bad_signature" | "expired" | "stale_code" | "future_code" | "challenge" | "revoked" | "replayed";
        /**
         * ReceiptAnswer
         * @description The receipt of a counterpart without an account.
         */
        ReceiptAnswer: {
            /**
             * Handler
             * @description 经办人
             */
            handler: string;
            /**
             * Phone
             * @description 联系电话
             * @default
             */
            phone: string;
            /**
             * Receipt Number
             * @description 回执编号
             */
            receipt_number?: string | null;
            /**
             * Received On
             * Format: date
             * @description 接收组织关系的日期
             */
            received_on: string;
        };
        /**
         * ReceiptLinkRead
         * @description What a counterpart needs to see that it is the right letter, and nothing more.
         */
        ReceiptLinkRead: {
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /** Issuer Name */
            issuer_name: string;
            /** Letter Number */
            letter_number: string;
            /** Member Name Masked */
            member_name_masked: string;
            /**
             * Valid Until
             * Format: date
             */
            valid_until: string;
        };
        /**
         * RecipientRead
         * @description A committee that takes feedback; what anybody may know of it.
         */
        RecipientRead: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /**
         * Refusal
         * @description Why there is no token, in the words of RFC 6749 §5.2.
         * @enum {string}
         */
        Refusal: "invalid_request" | "invalid_client" | "unsupported_grant_type" | "invalid_scope";
        /**
         * Regrade
         * @description The new opinion on the one who appealed; it holds once it is confirmed.
         */
        Regrade: {
            /** Activity Id */
            activity_id: string | null;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Confirmed By */
            confirmed_by: string | null;
            /** Feedback */
            feedback: string | null;
            grade: components["schemas"]["Grade"];
            /** Grade Label */
            grade_label: string;
            /** Meeting Number */
            meeting_number: string;
            /** Meeting On */
            meeting_on: string | null;
            /** Override Reason */
            override_reason: string;
            /** Presided By */
            presided_by: string;
            /**
             * Proposed At
             * Format: date-time
             */
            proposed_at: string;
            /** Proposed By */
            proposed_by: string;
        };
        /**
         * RegradeWrite
         * @description A new opinion on the one who appealed.
         */
        RegradeWrite: {
            /**
             * Feedback
             * @description 给本人的反馈；基本合格、不合格必填
             */
            feedback?: string | null;
            grade: components["schemas"]["Grade"];
            /**
             * Override Reason
             * @description 优秀超过名额时的理由
             */
            override_reason?: string | null;
        };
        /**
         * Renewal
         * @description `renewal_id` is random, new for each renewal, and kept until its answer is there: with it a lost answer is given again.
         */
        Renewal: {
            /** Refresh Token */
            refresh_token: string;
            /** Renewal Id */
            renewal_id?: string | null;
        };
        /**
         * ReplyReason
         * @description Why something came back: the first four from the sending side, the others from the receiving one.
         * @enum {string}
         */
        ReplyReason: "incomplete" | "wrong_target" | "dues_owed" | "under_discipline" | "not_our_area" | "material_in_doubt" | "letter_defect" | "identity_mismatch" | "other";
        /**
         * Result
         * @description `unknown` is for verifiers without network, whose list is too old.
         * @enum {string}
         */
        Result: "valid" | "invalid" | "unknown";
        /**
         * Revealed
         * @description The values asked for; null where nothing is recorded.
         */
        Revealed: {
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Values */
            values: {
                [key: string]: string | null;
            };
        };
        /**
         * RevealField
         * @enum {string}
         */
        RevealField: "national_id" | "phone" | "landline" | "address" | "born_on";
        /** RevealRequest */
        RevealRequest: {
            /** Fields */
            fields: components["schemas"]["RevealField"][];
            /** Reason */
            reason: string;
        };
        /**
         * Role
         * @description What a person, or another system, holds in an organization; it reaches that organization and everything below it.
         * @enum {string}
         */
        Role: "member" | "secretary" | "deputy_secretary" | "organization_officer" | "admin" | "auditor" | "client";
        /**
         * Roll
         * @description A page of the roll with the counts of the whole.
         */
        Roll: {
            counts: components["schemas"]["RollCounts"];
            /** Items */
            items: components["schemas"]["RollLine"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total?: number | null;
        };
        /** RollCall */
        RollCall: {
            /** Entries */
            entries: components["schemas"]["RollCallLine"][];
        };
        /**
         * RollCallLine
         * @description What the organizer saw of one person. `recorded_at` when it was taken down without network; by default now.
         */
        RollCallLine: {
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Recorded At */
            recorded_at?: string | null;
            state: components["schemas"]["AttendanceState"];
        };
        /** RollCounts */
        RollCounts: {
            /** Absent */
            absent: number;
            /** Due */
            due: number;
            /** Excused */
            excused: number;
            /** Late */
            late: number;
            /** Leave Waiting */
            leave_waiting: number;
            /** Offline Waiting */
            offline_waiting: number;
            /** Present */
            present: number;
            /** Unknown */
            unknown: number;
        };
        /**
         * RollLine
         * @description One person of the roll. `state` is null while nothing is known; after the close that reads as absent.
         */
        RollLine: {
            /** At */
            at: string | null;
            leave: components["schemas"]["LeaveRead"] | null;
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Name */
            name: string;
            offline: components["schemas"]["OfflineRead"] | null;
            /** Organization Name */
            organization_name: string;
            source: components["schemas"]["Source"] | null;
            state: components["schemas"]["AttendanceState"] | null;
        };
        /**
         * RosterApply
         * @description Which changed rows were looked at and are to be written: all, or these. The others stay as they are.
         *
         *     A number alone names a row only where the members stand on one sheet.
         */
        RosterApply: {
            /** Confirmed */
            confirmed?: "all" | (components["schemas"]["ConfirmedRow"] | number)[];
        };
        /**
         * RosterImportItem
         * @description An import in a list.
         */
        RosterImportItem: {
            counts: components["schemas"]["Counts"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** File Name */
            file_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            status: components["schemas"]["ImportStatus"];
        };
        /**
         * RosterImportRead
         * @description An import. `rows` holds what is not simply new or unchanged, up to 10,000 rows; `organization_rows` the same of the other list.
         *
         *     Both are empty while the import is checked or applied.
         */
        RosterImportRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            applied_counts: components["schemas"]["AppliedCounts"] | null;
            counts: components["schemas"]["Counts"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Created By */
            created_by: string;
            /** File Name */
            file_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Notices */
            notices: string[];
            organization_counts: components["schemas"]["Counts"];
            /** Organization Rows */
            organization_rows: components["schemas"]["RowVerdict"][];
            problem: components["schemas"]["FileProblem"] | null;
            progress: components["schemas"]["Progress"] | null;
            /** Rows */
            rows: components["schemas"]["RowVerdict"][];
            status: components["schemas"]["ImportStatus"];
        };
        /** RoundApply */
        RoundApply: {
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /**
             * Confidential If Small
             * @default false
             */
            confidential_if_small: boolean;
            /**
             * Digest
             * @description 预览给出的digest
             */
            digest: string;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Quarter */
            quarter: number;
            /**
             * Quorum Den
             * @default 3
             */
            quorum_den: number;
            /**
             * Quorum Num
             * @default 2
             */
            quorum_num: number;
            /** Title */
            title: string;
            /** Year */
            year: number;
        };
        /**
         * RoundPlan
         * @description 民主评议 of one quarter, for every branch below an organization.
         */
        RoundPlan: {
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /**
             * Confidential If Small
             * @default false
             */
            confidential_if_small: boolean;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Quarter */
            quarter: number;
            /**
             * Quorum Den
             * @default 3
             */
            quorum_den: number;
            /**
             * Quorum Num
             * @default 2
             */
            quorum_num: number;
            /** Title */
            title: string;
            /** Year */
            year: number;
        };
        /** RoundPreview */
        RoundPreview: {
            /** Branches */
            branches: components["schemas"]["PlannedRound"][];
            /** Digest */
            digest: string;
        };
        /** RoundsMade */
        RoundsMade: {
            /** Survey Ids */
            survey_ids: string[];
        };
        /**
         * RowVerdict
         * @description What a row came to; `row` as counted in the sheet, from 1.
         */
        RowVerdict: {
            /** Changes */
            changes: components["schemas"]["ChangeRead"][];
            /** Name */
            name: string;
            /** Problems */
            problems: components["schemas"]["ProblemRead"][];
            /** Row */
            row: number;
            /** Sheet */
            sheet: string;
            verdict: components["schemas"]["Verdict-Output"];
        };
        /**
         * Sector
         * @description 领域, for reports.
         * @enum {string}
         */
        Sector: "village" | "community" | "government" | "public_institution" | "school" | "hospital" | "state_enterprise" | "private_enterprise" | "social_organization" | "other";
        /**
         * ServerMetadata
         * @description RFC 8414.
         */
        ServerMetadata: {
            /** Grant Types Supported */
            grant_types_supported: string[];
            /** Issuer */
            issuer: string;
            /** Response Types Supported */
            response_types_supported: string[];
            /** Scopes Supported */
            scopes_supported: components["schemas"]["ClientScope"][];
            /** Token Endpoint */
            token_endpoint: string;
            /** Token Endpoint Auth Methods Supported */
            token_endpoint_auth_methods_supported: string[];
            /** Token Endpoint Auth Signing Alg Values Supported */
            token_endpoint_auth_signing_alg_values_supported: string[];
        };
        /**
         * ServerTime
         * @description `challenge` is for enrolling a phone within five minutes, once.
         */
        ServerTime: {
            /** Challenge */
            challenge: string;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
        };
        /**
         * SessionKind
         * @enum {string}
         */
        SessionKind: "member" | "staff" | "client";
        /** SessionRead */
        SessionRead: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Device */
            device: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Current */
            is_current: boolean;
            kind: components["schemas"]["SessionKind"];
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
        };
        /**
         * SettingRead
         * @description A local rule in force; `set_by_id` is the organization that set it, null for the default.
         */
        SettingRead: {
            /** Default */
            default: number;
            /** Key */
            key: string;
            /** Least */
            least: number;
            /** Most */
            most: number;
            /** Set By Id */
            set_by_id: string | null;
            /** Starts On */
            starts_on: string | null;
            /** Title */
            title: string;
            /** Value */
            value: number;
        };
        /**
         * SettingsChange
         * @description `values` by key; null takes the value from above again.
         */
        SettingsChange: {
            /**
             * Starts On
             * @description 从哪天起，不填是今天
             */
            starts_on?: string | null;
            /** Values */
            values: {
                [key: string]: number | null;
            };
        };
        /**
         * Sex
         * @description What the number says, in the codes of GB/T 2261.1.
         * @enum {string}
         */
        Sex: "1" | "2";
        /** SheetLine */
        SheetLine: {
            leave_kind: components["schemas"]["LeaveKind"] | null;
            /** Name */
            name: string;
            /** Organization Name */
            organization_name: string;
            state: components["schemas"]["AttendanceState"] | null;
        };
        /** SlipBatchDestroy */
        SlipBatchDestroy: {
            /** Reason */
            reason: string;
        };
        /** SlipBatchRead */
        SlipBatchRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /**
             * Cell Id
             * Format: uuid
             */
            cell_id: string;
            /** Confirmed By */
            confirmed_by: string;
            /** Entered By */
            entered_by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Printed */
            printed: number;
            /** Printed By */
            printed_by: string;
            /** Returned */
            returned: number | null;
            /** Spoiled */
            spoiled: number | null;
            status: components["schemas"]["SlipStatus"];
            /** Status Label */
            status_label: string;
            /** Version */
            version: number;
        };
        /** SlipCode */
        SlipCode: {
            /**
             * Code
             * @description 票上的编号，空格、大小写不限
             */
            code: string;
        };
        /** SlipDraw */
        SlipDraw: {
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
        };
        /**
         * SlipDrawRead
         * @description Somebody who has drawn a slip; which one is nowhere.
         */
        SlipDrawRead: {
            /**
             * Member Id
             * Format: uuid
             */
            member_id: string;
            /** Name */
            name: string;
        };
        /** SlipNumbers */
        SlipNumbers: {
            /**
             * Returned
             * @description 没有人抽、收回销毁的张数
             */
            returned: number;
            /**
             * Spoiled
             * @description 印坏、撕坏，换过或作废销毁的张数
             */
            spoiled: number;
        };
        /**
         * SlipRead
         * @description The round that a slip is for, with its sheet: as much as its ballot needs, for whoever holds the slip.
         */
        SlipRead: {
            /**
             * Cell Id
             * Format: uuid
             */
            cell_id: string;
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** Is Open */
            is_open: boolean;
            /** Is Used */
            is_used: boolean;
            /** Items */
            items: components["schemas"]["Item"][];
            key: components["schemas"]["KeyRead"];
            mode: components["schemas"]["SurveyMode"];
            /** Organization Name */
            organization_name: string;
            status: components["schemas"]["SurveyStatus"];
            /**
             * Survey Id
             * Format: uuid
             */
            survey_id: string;
            template: components["schemas"]["SurveyTemplate"];
            /** Title */
            title: string;
        };
        /** SlipsPrint */
        SlipsPrint: {
            /**
             * Cell Id
             * Format: uuid
             */
            cell_id: string;
            /**
             * Count
             * @description 打印几张，不超过这个统计单元的名单人数
             */
            count: number;
        };
        /**
         * SlipStatus
         * @description Printed; its numbers entered by one person; found right by another; or declared destroyed, with none of it drawn.
         * @enum {string}
         */
        SlipStatus: "printed" | "entered" | "settled" | "destroyed";
        /** SlipTokenRequest */
        SlipTokenRequest: {
            /** Blinded Msg */
            blinded_msg: string;
            /**
             * Code
             * @description 票上的编号，空格、大小写不限
             */
            code: string;
        };
        /**
         * Source
         * @description How an attendance came to be known. All count the same.
         * @enum {string}
         */
        Source: "code" | "card" | "offline" | "roll_call" | "leave";
        /**
         * StaffCreate
         * @description A member who is to work at a desk (`member_id`), or somebody else (`name` and `organization_id`).
         */
        StaffCreate: {
            /** Member Id */
            member_id?: string | null;
            /** Name */
            name?: string | null;
            /** Organization Id */
            organization_id?: string | null;
            /** Username */
            username: string;
        };
        /**
         * StaffRead
         * @description `one_time_password` is there once, in the answer that made it.
         */
        StaffRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** Disabled At */
            disabled_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Member Id */
            member_id: string | null;
            /** Name */
            name: string;
            /** One Time Password */
            one_time_password?: string | null;
            /** Organization Id */
            organization_id: string | null;
            /** Totp Enrolled At */
            totp_enrolled_at: string | null;
            /** Username */
            username: string;
            /** Version */
            version: number;
        };
        /**
         * Status
         * @enum {string}
         */
        Status: "normal" | "suspended" | "exited" | "deceased" | "transferred_out" | "other_loss";
        /**
         * StatusChange
         * @description The named commands that change category or status; there is no other way.
         * @enum {string}
         */
        StatusChange: "confirm" | "extend_probation" | "suspend" | "restore" | "exit" | "decease" | "other_loss" | "begin_disciplinary_probation" | "end_disciplinary_probation";
        /**
         * StatusChangeCommand
         * @description A decision taken by people, as its paper says. Which of the last six fields are needed depends on the change.
         */
        StatusChangeCommand: {
            /**
             * Applied On
             * @description 本人书面申请日期（恢复党籍）
             */
            applied_on?: string | null;
            /** Approver */
            approver: string;
            change: components["schemas"]["StatusChange"];
            /** Document Number */
            document_number: string;
            /**
             * Effective On
             * Format: date
             */
            effective_on: string;
            /** @description 出党方式（出党） */
            exit_kind?: components["schemas"]["ExitKind"] | null;
            /** @description 原因（停止党籍） */
            ground?: components["schemas"]["SuspensionGround"] | null;
            /**
             * Reason
             * @description 为什么减少，例如重复登记（其他减少）
             */
            reason?: string | null;
            /**
             * Suspended On
             * @description 停止党籍日期，记录里没有时填（出党）
             */
            suspended_on?: string | null;
            /**
             * Until
             * @description 预备期延长到（延长预备期），或察看到（留党察看）
             */
            until?: string | null;
        };
        /**
         * SubscriptionCreate
         * @description One tap on "allow" for one template.
         */
        SubscriptionCreate: {
            template: components["schemas"]["Template"];
        };
        /** SubscriptionLeft */
        SubscriptionLeft: {
            /** Left Count */
            left_count: number;
            template: components["schemas"]["Template"];
        };
        /**
         * SubscriptionRead
         * @description `template_id` is what WeChat asks the member about.
         */
        SubscriptionRead: {
            /** Left Count */
            left_count: number;
            template: components["schemas"]["Template"];
            /** Template Id */
            template_id: string;
        };
        /** SurveyCreate */
        SurveyCreate: {
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /**
             * Confidential If Small
             * @description 不足10人时：会议同意的用“保密”方式，否则用纸票
             * @default false
             */
            confidential_if_small: boolean;
            /**
             * @description 结果怎样公布：cells按统计单元，whole只公布全体合计
             * @default cells
             */
            disclosed_by: components["schemas"]["Level"];
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Quarter */
            quarter: number;
            /**
             * Questions
             * @default []
             */
            questions: components["schemas"]["QuestionWrite"][];
            /**
             * Quorum Den
             * @default 3
             */
            quorum_den: number;
            /**
             * Quorum Num
             * @default 2
             */
            quorum_num: number;
            /**
             * Rerun Of Id
             * @description 重做哪一轮已作废的
             */
            rerun_of_id?: string | null;
            template: components["schemas"]["SurveyTemplate"];
            /** Title */
            title: string;
            /** Year */
            year: number;
        };
        /**
         * SurveyDetail
         * @description One round with its sheet; a draft has questions only.
         */
        SurveyDetail: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** Closed At */
            closed_at: string | null;
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** Confidential If Small */
            confidential_if_small: boolean;
            disclosed_by: components["schemas"]["Level"];
            /**
             * Has Keys
             * @description 投票密钥是否都已生成
             */
            has_keys: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Is Valid
             * @description 参加人数是否达到规定比例；计票后才有
             */
            is_valid: boolean | null;
            /** Items */
            items: components["schemas"]["Item"][];
            mode: components["schemas"]["SurveyMode"] | null;
            /** Mode Label */
            mode_label: string | null;
            /** @description 我不在名单上时为空 */
            my_roll: components["schemas"]["MyRoll"] | null;
            /** Opened At */
            opened_at: string | null;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /** Quarter */
            quarter: number;
            /** Questions */
            questions: components["schemas"]["QuestionWrite"][];
            /** Quorum Den */
            quorum_den: number;
            /** Quorum Num */
            quorum_num: number;
            /** Rerun Of Id */
            rerun_of_id: string | null;
            status: components["schemas"]["SurveyStatus"];
            /** Status Label */
            status_label: string;
            template: components["schemas"]["SurveyTemplate"];
            /** Template Label */
            template_label: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
            /** Void Reason */
            void_reason: string;
            /** Year */
            year: number;
        };
        /**
         * SurveyMode
         * @description How votes are given: by ballots that nobody can link, by the same ballots where few vote (保密), or on the paper count sheet.
         * @enum {string}
         */
        SurveyMode: "anonymous" | "confidential" | "paper";
        /** SurveyRead */
        SurveyRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** Closed At */
            closed_at: string | null;
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** Confidential If Small */
            confidential_if_small: boolean;
            disclosed_by: components["schemas"]["Level"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Is Valid
             * @description 参加人数是否达到规定比例；计票后才有
             */
            is_valid: boolean | null;
            mode: components["schemas"]["SurveyMode"] | null;
            /** Mode Label */
            mode_label: string | null;
            /** @description 我不在名单上时为空 */
            my_roll: components["schemas"]["MyRoll"] | null;
            /** Opened At */
            opened_at: string | null;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Organization Name */
            organization_name: string;
            /** Quarter */
            quarter: number;
            /** Quorum Den */
            quorum_den: number;
            /** Quorum Num */
            quorum_num: number;
            /** Rerun Of Id */
            rerun_of_id: string | null;
            status: components["schemas"]["SurveyStatus"];
            /** Status Label */
            status_label: string;
            template: components["schemas"]["SurveyTemplate"];
            /** Template Label */
            template_label: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
            /** Void Reason */
            void_reason: string;
            /** Year */
            year: number;
        };
        /** SurveyResult */
        SurveyResult: {
            /** Cells */
            cells: components["schemas"]["CellResult"][];
            /** Counted */
            counted: number;
            /** Eligible */
            eligible: number;
            /**
             * Is Valid
             * @description 参加人数是否达到规定比例
             */
            is_valid: boolean;
            /** Issued */
            issued: number;
            /**
             * Survey Id
             * Format: uuid
             */
            survey_id: string;
        };
        /** SurveySlips */
        SurveySlips: {
            /**
             * Can Draw
             * @description 正在填写
             */
            can_draw: boolean;
            /**
             * Can Print
             * @description 名单已定、密钥已生成、还没开始填写
             */
            can_print: boolean;
            /** Cells */
            cells: components["schemas"]["CellSlips"][];
            status: components["schemas"]["SurveyStatus"];
            /**
             * Survey Id
             * Format: uuid
             */
            survey_id: string;
            /** Title */
            title: string;
        };
        /**
         * SurveyStatus
         * @enum {string}
         */
        SurveyStatus: "draft" | "frozen" | "open" | "closed" | "counted" | "proposed" | "confirmed" | "published" | "void";
        /**
         * SurveyTemplate
         * @description 民主评议, 对党组织的满意度测评, 问卷.
         * @enum {string}
         */
        SurveyTemplate: "appraisal" | "organization_satisfaction" | "questionnaire";
        /** SurveyTurnout */
        SurveyTurnout: {
            /** Cells */
            cells: components["schemas"]["CellTurnout"][];
            /**
             * Counted
             * @description 收到的票；计票后才有，推得出不足5张的单元时不给
             */
            counted: number | null;
            /** Eligible */
            eligible: number;
            /**
             * Issued
             * @description 领票数；只给管理的人看
             */
            issued: number | null;
            /**
             * Survey Id
             * Format: uuid
             */
            survey_id: string;
        };
        /**
         * SurveyUpdate
         * @description Only what is sent is changed.
         */
        SurveyUpdate: {
            /** Closes At */
            closes_at?: string | null;
            /** Confidential If Small */
            confidential_if_small?: boolean | null;
            disclosed_by?: components["schemas"]["Level"] | null;
            /** Opens At */
            opens_at?: string | null;
            /** Questions */
            questions?: components["schemas"]["QuestionWrite"][] | null;
            /** Quorum Den */
            quorum_den?: number | null;
            /** Quorum Num */
            quorum_num?: number | null;
            /** Title */
            title?: string | null;
        };
        /** SurveyVoid */
        SurveyVoid: {
            /** Reason */
            reason: string;
        };
        /**
         * SuspensionGround
         * @enum {string}
         */
        SuspensionGround: "lost_contact" | "settled_abroad";
        /**
         * Template
         * @description The kinds of subscription messages that a member may allow.
         * @enum {string}
         */
        Template: "activity" | "transfer";
        /** TermCreate */
        TermCreate: {
            /**
             * Elected On
             * Format: date
             */
            elected_on: string;
            /**
             * Number
             * @description 届次，不填接着上一届
             */
            number?: number | null;
            /** Years */
            years: number;
        };
        /**
         * TermExtend
         * @description What the higher committee has approved.
         */
        TermExtend: {
            /**
             * Approver
             * @description 批准的党组织
             */
            approver: string;
            /**
             * Document Number
             * @description 批复文号
             */
            document_number: string;
            /**
             * Ends On
             * Format: date
             * @description 延长到哪天，最多比原来的届满日晚一年
             */
            ends_on: string;
        };
        /**
         * TermRead
         * @description `ends_on` is the last day, with an extension counted in; `approver` and `document_number` are the extension's.
         */
        TermRead: {
            /** Approver */
            approver: string;
            /** Document Number */
            document_number: string;
            /**
             * Elected On
             * Format: date
             */
            elected_on: string;
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: number;
            /**
             * Organization Id
             * Format: uuid
             */
            organization_id: string;
            /** Version */
            version: number;
            /** Years */
            years: number;
        };
        /** TextConfirmation */
        TextConfirmation: {
            /** Text Ids */
            text_ids: string[];
        };
        /** TextMark */
        TextMark: {
            /**
             * Is Withheld
             * @description 是否不公布；只能整条公布或不公布，不能改动
             */
            is_withheld: boolean;
            /**
             * Reason
             * @description 不公布的原因，不公布时必填
             */
            reason?: string | null;
            /**
             * Text Id
             * Format: uuid
             */
            text_id: string;
        };
        /** TextMarks */
        TextMarks: {
            /** Marks */
            marks: components["schemas"]["TextMark"][];
        };
        /**
         * TextRead
         * @description A free answer, with what the first reader marked (null before that) and whether a second one confirmed it.
         */
        TextRead: {
            /**
             * Can Confirm
             * @description 我能不能作第二人来确认
             * @default false
             */
            can_confirm: boolean;
            /** Confirmed At */
            confirmed_at?: string | null;
            /** Confirmed By */
            confirmed_by?: string | null;
            /** Is Withheld */
            is_withheld?: boolean | null;
            /** Marked By */
            marked_by?: string | null;
            /** Question */
            question: string;
            /** Question Id */
            question_id: string;
            /**
             * Reason
             * @default
             */
            reason: string;
            /** Text */
            text: string;
            /**
             * Text Id
             * Format: uuid
             */
            text_id: string;
        };
        /**
         * TimelineEntry
         * @description What was done, by whom in which organization, and where it led.
         */
        TimelineEntry: {
            action: components["schemas"]["TransferAction"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Comment */
            comment: string;
            /**
             * Is Deputy
             * @description 临时代理
             */
            is_deputy: boolean;
            /** Is Escalation */
            is_escalation: boolean;
            /** Label */
            label: string;
            /** Organization Name */
            organization_name: string;
            /** Reason Label */
            reason_label: string;
            /**
             * Role Label
             * @description 以什么职务办的；临时代理的写代谁、从哪天到哪天：代党支部书记（6月1日至6月30日）
             */
            role_label: string;
            status: components["schemas"]["TransferStatus"];
            step: components["schemas"]["TransferStep"] | null;
        };
        /**
         * TokenFault
         * @description RFC 6749 §5.2.
         */
        TokenFault: {
            error: components["schemas"]["Refusal"];
            /** Error Description */
            error_description: string;
        };
        /**
         * Tokens
         * @description `access_token` is good for `expires_in` seconds; `refresh_token` renews both once. `account_id` says whose they are.
         */
        Tokens: {
            /** Access Token */
            access_token: string;
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /** Expires In */
            expires_in: number;
            /** Refresh Token */
            refresh_token: string;
            /**
             * Session Expires At
             * Format: date-time
             */
            session_expires_at: string;
            /**
             * Session Id
             * Format: uuid
             */
            session_id: string;
            /**
             * Token Type
             * @default Bearer
             */
            token_type: string;
        };
        /**
         * Told
         * @description How many ballots, as the range that may be told; `share` is the same in percent.
         */
        Told: {
            /** Label */
            label: string;
            /** Least */
            least: number;
            /** Most */
            most: number;
            /** Share */
            share: string;
            /** Value */
            value: string;
        };
        /**
         * TransferAction
         * @enum {string}
         */
        TransferAction: "submit" | "approve" | "return" | "reject" | "refuse" | "withdraw" | "issue_letter" | "reissue_letter" | "void_letter" | "arrive" | "request_file" | "assign" | "report_in" | "send_receipt" | "file_receipt" | "retarget" | "cancel" | "expire" | "undo";
        /**
         * TransferActionCommand
         * @description One action with what it needs: `reason` in words, and the fields of that action.
         */
        TransferActionCommand: {
            /**
             * Acknowledge
             * @description 看过的提醒
             */
            acknowledge?: string[];
            action: components["schemas"]["TransferAction"];
            /**
             * Approver
             * @description 同意的党委书记（再次重开介绍信）
             */
            approver?: string | null;
            /**
             * Branch Id
             * @description 分配到哪个支部（分配支部）
             */
            branch_id?: string | null;
            /**
             * Comment
             * @description 给本人和对方的话
             */
            comment?: string | null;
            /**
             * Dues Paid Through
             * @description 支部核对的党费交至月份（同意）
             */
            dues_paid_through?: string | null;
            /**
             * Dues Waiver
             * @description 免交党费的依据（同意）
             */
            dues_waiver?: string | null;
            /**
             * External Id
             * @description 改转的系统外党组织（改转别处）
             */
            external_id?: string | null;
            /**
             * Handler
             * @description 经办人（回执）
             */
            handler?: string | null;
            /**
             * Handler Phone
             * @description 经办人电话（回执）
             */
            handler_phone?: string | null;
            /** @description 改转成哪一类；不填按两边党组织得出，得不出时要填 */
            kind?: components["schemas"]["TransferKind"] | null;
            /**
             * On
             * @description 办理日期，不填是今天（收到介绍信、确认报到、登记回执）
             */
            on?: string | null;
            /**
             * Party Group Id
             * @description 编入的党小组（确认报到）
             */
            party_group_id?: string | null;
            /**
             * Reason
             * @description 退回、终止等的理由，本人和对方看得到；看过提醒还是办的理由，只留在记录里
             */
            reason?: string | null;
            /** @description 退回、不接收的理由，从列表里选 */
            reason_code?: components["schemas"]["ReplyReason"] | null;
            /**
             * Receipt Number
             * @description 回执编号（回执）
             */
            receipt_number?: string | null;
            /**
             * Target External
             * @description 改转的单位，不在名录里时（改转别处）
             */
            target_external?: string | null;
            /**
             * Target Id
             * @description 改转的党组织（改转别处）
             */
            target_id?: string | null;
            /**
             * Valid Days
             * @description 介绍信有效天数（开介绍信）
             */
            valid_days?: number | null;
        };
        /** TransferCreate */
        TransferCreate: {
            /**
             * Dues Paid Through
             * @description 党费交至哪个月
             */
            dues_paid_through?: string | null;
            /**
             * External Id
             * @description 接收党组织（名录里的系统外单位）
             */
            external_id?: string | null;
            /**
             * Is Return
             * @description 外出或出国（境）回来了，结束登记
             * @default false
             */
            is_return: boolean;
            /** @description 不填按两边党组织得出；不知道对方名称时要填 */
            kind?: components["schemas"]["TransferKind"] | null;
            /**
             * Leaving On
             * @description 离开日期
             */
            leaving_on?: string | null;
            /**
             * Member Id
             * @description 替谁申请；不填是本人
             */
            member_id?: string | null;
            /**
             * Note
             * @description 补充说明
             */
            note?: string | null;
            /**
             * Phone
             * @description 路上能联系到本人的手机
             */
            phone?: string | null;
            /** @default other */
            reason: components["schemas"]["TransferReason"];
            /**
             * Target External
             * @description 不知道名称时，写单位、地址
             */
            target_external?: string | null;
            /**
             * Target Id
             * @description 接收党组织（本系统内）
             */
            target_id?: string | null;
            /**
             * Until
             * @description 回来的日期（临时外出、出国境），说不准时不填
             */
            until?: string | null;
        };
        /**
         * TransferFinding
         * @description Something that would send it back, or that somebody has to acknowledge; `step` says whose matter it is.
         */
        TransferFinding: {
            action: components["schemas"]["TransferAction"];
            /** Code */
            code: string;
            /** Is Warning */
            is_warning: boolean;
            /** Pointer */
            pointer: string | null;
            /** Title */
            title: string;
        };
        /**
         * TransferHolder
         * @description Whose desk it lies on: the office to telephone, since when, and until when it decides.
         */
        TransferHolder: {
            /** Due At */
            due_at: string | null;
            /** Is Overdue */
            is_overdue: boolean;
            /** Name */
            name: string;
            /** Organization Id */
            organization_id: string | null;
            /** Phone */
            phone: string;
            /** Short Name */
            short_name: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Workdays
             * @description 这一步几个工作日内办；只等对方或信件时为空
             */
            workdays: number | null;
        };
        /**
         * TransferItem
         * @description A line of a list.
         */
        TransferItem: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** External Id */
            external_id: string | null;
            holder: components["schemas"]["TransferHolder"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Is Return
             * @description 外出、出国（境）回来，结束登记
             */
            is_return: boolean;
            kind: components["schemas"]["TransferKind"];
            /** Kind Label */
            kind_label: string;
            /** Member Id */
            member_id: string | null;
            /** Member Name */
            member_name: string;
            /** Number */
            number: string;
            reason: components["schemas"]["TransferReason"];
            /** Reason Label */
            reason_label: string;
            /** Source Id */
            source_id: string | null;
            /** Source Name */
            source_name: string;
            /**
             * Source Short Name
             * @description 简称，没有时是全称；列表里用
             */
            source_short_name: string;
            status: components["schemas"]["TransferStatus"];
            /** Status Label */
            status_label: string;
            step: components["schemas"]["TransferStep"] | null;
            /** Step Label */
            step_label: string;
            /** Submitted At */
            submitted_at: string | null;
            /** Target External */
            target_external: string | null;
            /** Target Id */
            target_id: string | null;
            /** Target Name */
            target_name: string;
            /**
             * Target Short Name
             * @description 简称，没有时是全称；列表里用
             */
            target_short_name: string;
            /** Version */
            version: number;
        };
        /**
         * TransferKind
         * @enum {string}
         */
        TransferKind: "within_committee" | "within_county" | "within_province" | "cross_province" | "paper_out" | "paper_in" | "whole_branch" | "abroad" | "temporary" | "graduate";
        /**
         * TransferMirror
         * @description How it stands in the national system, and who here looked last, and when.
         */
        TransferMirror: {
            /**
             * Ext Checked At
             * Format: date-time
             */
            ext_checked_at: string;
            /** Ext Checked By */
            ext_checked_by: string;
            /** Ext Operator */
            ext_operator: string;
            /** Ext Serial */
            ext_serial: string;
            /** Ext Status */
            ext_status: string;
            /** Ext System */
            ext_system: string;
        };
        /**
         * TransferPaper
         * @description A paper that came in, as people see it.
         */
        TransferPaper: {
            /**
             * Arrived On
             * Format: date
             */
            arrived_on: string;
            category: components["schemas"]["Category"];
            /** Confirmed On */
            confirmed_on: string | null;
            /** Has Scan */
            has_scan: boolean;
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /**
             * Joined On
             * Format: date
             */
            joined_on: string;
            /** Letter Number */
            letter_number: string;
            /** National Id Masked */
            national_id_masked: string;
            sex: components["schemas"]["Sex"];
            /** Valid Days */
            valid_days: number;
            /**
             * Valid Until
             * Format: date
             */
            valid_until: string;
        };
        /**
         * TransferPreflight
         * @description What would become of an application: its kind, its way, and what stands in it. `ok`: nothing stops it.
         */
        TransferPreflight: {
            /** Findings */
            findings: components["schemas"]["TransferFinding"][];
            kind: components["schemas"]["TransferKind"];
            /** Kind Label */
            kind_label: string;
            /** Needs Letter */
            needs_letter: boolean;
            /** Ok */
            ok: boolean;
            /** Route */
            route: components["schemas"]["TransferStation"][];
        };
        /**
         * TransferRead
         * @description One transfer whole. `warnings` are what the next action has to acknowledge.
         */
        TransferRead: {
            /** Allowed Actions */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** Closed At */
            closed_at: string | null;
            /**
             * Dues On Record
             * @description 名册上的党费交至月份
             */
            dues_on_record: string | null;
            /** Dues Paid Through */
            dues_paid_through: string | null;
            /**
             * Dues Waiver
             * @description 免交党费的依据；只有本人和转出一方看得到
             */
            dues_waiver: string;
            /** External Id */
            external_id: string | null;
            holder: components["schemas"]["TransferHolder"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Is Return
             * @description 外出、出国（境）回来，结束登记
             */
            is_return: boolean;
            kind: components["schemas"]["TransferKind"];
            /** Kind Label */
            kind_label: string;
            /** Leaving On */
            leaving_on: string | null;
            letter: components["schemas"]["LetterRead"] | null;
            /**
             * Letter Days
             * @description 介绍信有效天数，不另写时按这个
             */
            letter_days: number | null;
            /** Member Id */
            member_id: string | null;
            /** Member Name */
            member_name: string;
            /** @description 全国系统里的情况 */
            mirror: components["schemas"]["TransferMirror"] | null;
            /** Moved On */
            moved_on: string | null;
            /** Note */
            note: string;
            /** Number */
            number: string;
            /** @description 从系统外带来的纸质介绍信 */
            paper: components["schemas"]["TransferPaper"] | null;
            /**
             * Paperwork
             * @description 现在可以办的材料：上传、查看扫描件，登记全国系统里的情况
             */
            paperwork: components["schemas"]["Paperwork"][];
            /** Phone Masked */
            phone_masked: string | null;
            reason: components["schemas"]["TransferReason"];
            /** Reason Label */
            reason_label: string;
            /** Receipt Handler */
            receipt_handler: string;
            /** Receipt Number */
            receipt_number: string;
            /** Receipt Phone */
            receipt_phone: string;
            /** Received On */
            received_on: string | null;
            reply: components["schemas"]["TransferReply"] | null;
            /** Requested By */
            requested_by: string;
            /** Route */
            route: components["schemas"]["TransferStation"][];
            /** Source Id */
            source_id: string | null;
            /** Source Name */
            source_name: string;
            /**
             * Source Short Name
             * @description 简称，没有时是全称；列表里用
             */
            source_short_name: string;
            status: components["schemas"]["TransferStatus"];
            /** Status Label */
            status_label: string;
            step: components["schemas"]["TransferStep"] | null;
            /** Step Label */
            step_label: string;
            /** Submitted At */
            submitted_at: string | null;
            /** Target External */
            target_external: string | null;
            /** Target Id */
            target_id: string | null;
            /** Target Name */
            target_name: string;
            /**
             * Target Short Name
             * @description 简称，没有时是全称；列表里用
             */
            target_short_name: string;
            /**
             * Undo Until
             * @description 刚才的决定到这时为止可以撤回（undo）；不能撤回时为空
             */
            undo_until: string | null;
            /** Until */
            until: string | null;
            /** Version */
            version: number;
            /** Warnings */
            warnings: components["schemas"]["Notice"][];
        };
        /**
         * TransferReason
         * @enum {string}
         */
        TransferReason: "job" | "residence" | "study" | "military" | "retirement" | "away" | "organization_ended" | "other";
        /**
         * TransferReply
         * @description Why it came back, and which field of the application to mend.
         */
        TransferReply: {
            code: components["schemas"]["ReplyReason"];
            /** Label */
            label: string;
            /** Pointer */
            pointer: string | null;
            /** Text */
            text: string;
        };
        /**
         * TransferStation
         * @description One step of the route, and whether it lies behind.
         */
        TransferStation: {
            /** Label */
            label: string;
            /** Organization Id */
            organization_id: string | null;
            /** Organization Name */
            organization_name: string;
            /**
             * State
             * @description done 已办、current 正在办、ahead 还没到
             */
            state: string;
            step: components["schemas"]["TransferStep"];
        };
        /**
         * TransferStatus
         * @description Whether: on the way, to be mended, or over. Where a pending one lies is its `TransferStep`.
         * @enum {string}
         */
        TransferStatus: "draft" | "pending" | "in_transit" | "accepted" | "closed" | "returned" | "refused" | "rejected" | "withdrawn" | "expired" | "cancelled";
        /**
         * TransferStep
         * @enum {string}
         */
        TransferStep: "from_branch" | "from_committee" | "county" | "to_committee" | "to_branch" | "receipt";
        /**
         * TransferTarget
         * @description An organization that somebody can move to: its name and where it stands, and nothing else.
         */
        TransferTarget: {
            /** Committee Name */
            committee_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["OrganizationKind"];
            /** Name */
            name: string;
            /** Short Name */
            short_name: string;
        };
        /**
         * TransferUpdate
         * @description The application as it should read now: everything, not only what changed.
         */
        TransferUpdate: {
            /**
             * Dues Paid Through
             * @description 党费交至哪个月
             */
            dues_paid_through?: string | null;
            /**
             * External Id
             * @description 接收党组织（名录里的系统外单位）
             */
            external_id?: string | null;
            /**
             * Is Return
             * @description 外出或出国（境）回来了，结束登记
             * @default false
             */
            is_return: boolean;
            /** @description 不填按两边党组织得出；不知道对方名称时要填 */
            kind?: components["schemas"]["TransferKind"] | null;
            /**
             * Leaving On
             * @description 离开日期
             */
            leaving_on?: string | null;
            /**
             * Note
             * @description 补充说明
             */
            note?: string | null;
            /**
             * Phone
             * @description 路上能联系到本人的手机
             */
            phone?: string | null;
            /** @default other */
            reason: components["schemas"]["TransferReason"];
            /**
             * Target External
             * @description 不知道名称时，写单位、地址
             */
            target_external?: string | null;
            /**
             * Target Id
             * @description 接收党组织（本系统内）
             */
            target_id?: string | null;
            /**
             * Until
             * @description 回来的日期（临时外出、出国境），说不准时不填
             */
            until?: string | null;
        };
        /** UnreadCount */
        UnreadCount: {
            /** Unread Count */
            unread_count: number;
        };
        /**
         * Verdict
         * @description What will become of a row.
         * @enum {string}
         */
        "Verdict-Output": "new" | "changed" | "unchanged" | "mended" | "refused";
        /**
         * VerificationAnswer
         * @description `not_mine` ends the card on the phone at once.
         */
        VerificationAnswer: {
            answer: components["schemas"]["Answer"];
        };
        /**
         * VerificationCreate
         * @description `code` is what was scanned; `purpose` is shown to the holder; `challenge` the six digits that the holder was asked to type.
         */
        VerificationCreate: {
            /** Challenge */
            challenge?: string | null;
            /** Code */
            code: string;
            /** Purpose */
            purpose: string;
        };
        /**
         * VerificationRead
         * @description A verdict. `assurance` is `paper` where the person must be looked at; `member_ref` is another for each verifier; `age_s` is how old
         *     the code on the phone was.
         */
        VerificationRead: {
            /** Age S */
            age_s?: number | null;
            assurance?: components["schemas"]["Assurance"] | null;
            display?: components["schemas"]["Display"] | null;
            /** Member Ref */
            member_ref?: string | null;
            reason?: components["schemas"]["Reason"] | null;
            result: components["schemas"]["Result"];
            /** Revoked As Of */
            revoked_as_of?: string | null;
            /** Status */
            status?: string | null;
        };
        /**
         * WechatApp
         * @description 小程序 or 公众号: the same person has another openid in each.
         * @enum {string}
         */
        WechatApp: "mini" | "official";
        /**
         * WechatSignIn
         * @description `code` is wx.login's (mini), or the one the 公众号 sends people back with (official).
         */
        WechatSignIn: {
            app: components["schemas"]["WechatApp"];
            /** Code */
            code: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_jwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonWebKeys"];
                };
            };
        };
    };
    get_oauth_metadata: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerMetadata"];
                };
            };
        };
    };
    list_activities: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 只看要我参加的 */
                invited?: boolean;
                /** @description 每页条数 */
                limit?: number;
                /** @description latest：最近的在前；soonest：最早的在前 */
                order?: components["schemas"]["ActivityOrder"];
                /** @description 主办党组织，含其下级 */
                organization_id?: string | null;
                /** @description 状态，可多选 */
                status?: components["schemas"]["ActivityStatus"][] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ActivityRead_"];
                };
            };
        };
    };
    create_activity: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityRead"];
                };
            };
        };
    };
    get_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityRead"];
                };
            };
        };
    };
    update_activity: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityRead"];
                };
            };
        };
    };
    get_attendance: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: {
                /** @description 上次得到的ETag；没有变化时答304 */
                "if-none-match"?: string | null;
            };
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roll"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_attendance: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollCall"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roll"];
                };
            };
        };
    };
    get_attendance_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceSheet"];
                };
            };
        };
    };
    cancel_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Cancellation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityRead"];
                };
            };
        };
    };
    check_in_by_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CardScan"];
            };
        };
        responses: {
            /** @description 已经签过 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInRead"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInRead"];
                };
            };
        };
    };
    close_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityRead"];
                };
            };
        };
    };
    get_check_in_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInCodeRead"];
                };
            };
        };
    };
    request_leave: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveRead"];
                };
            };
        };
    };
    decide_leave: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                activity_id: string;
                leave_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["app__activities__schemas__Verdict"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveRead"];
                };
            };
        };
    };
    get_minutes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MinutesRead"];
                };
            };
        };
    };
    put_minutes: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MinutesWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MinutesRead"];
                };
            };
        };
    };
    sign_minutes: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MinutesRead"];
                };
            };
        };
    };
    decide_offline_check_in: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                activity_id: string;
                check_in_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["app__activities__schemas__Verdict"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfflineRead"];
                };
            };
        };
    };
    open_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityRead"];
                };
            };
        };
    };
    list_api_clients: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ApiClientRead_"];
                };
            };
        };
    };
    create_api_client: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiClientCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiClientRead"];
                };
            };
        };
    };
    get_api_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiClientRead"];
                };
            };
        };
    };
    update_api_client: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiClientUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiClientRead"];
                };
            };
        };
    };
    approve_api_client: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiClientRead"];
                };
            };
        };
    };
    end_api_client: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiClientEnd"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiClientRead"];
                };
            };
        };
    };
    rotate_api_client_secret: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiClientRead"];
                };
            };
        };
    };
    list_checkpoints: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CheckpointRead_"];
                };
            };
        };
    };
    list_audit_entries: {
        parameters: {
            query?: {
                actor_id?: string | null;
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
                member_id?: string | null;
                since?: string | null;
                subject_id?: string | null;
                to?: string | null;
                type?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_EntryRead_"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sign_in_with_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordSignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"] | components["schemas"]["Enrolment"];
                };
            };
        };
    };
    refresh_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Renewal"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
        };
    };
    sign_in_with_wechat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WechatSignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"] | components["schemas"]["ClaimTicket"];
                };
            };
        };
    };
    read_authorize_url: {
        parameters: {
            query: {
                /** @description 回来的页面 */
                path: string;
                /** @description 客户端的随机数，回来时核对 */
                state: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizeUrl"];
                };
            };
        };
    };
    read_ballot_slip: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SlipCode"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlipRead"];
                };
            };
        };
    };
    issue_slip_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SlipTokenRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BallotToken"];
                };
            };
        };
    };
    cast_ballot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BallotCast"];
            };
        };
        responses: {
            /** @description 这张票已经交过 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BallotReceipt"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BallotReceipt"];
                };
            };
        };
    };
    check_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckInCreate"];
            };
        };
        responses: {
            /** @description 已经签过 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInRead"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckInRead"];
                };
            };
        };
    };
    list_corrections: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
                status?: components["schemas"]["CorrectionStatus"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CorrectionRead_"];
                };
            };
        };
    };
    get_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionRead"];
                };
            };
        };
    };
    accept_correction: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                correction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionAccept"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionRead"];
                };
            };
        };
    };
    reject_correction: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                correction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionReject"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionRead"];
                };
            };
        };
    };
    reveal_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionValues"];
                };
            };
        };
    };
    list_deputies: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_GrantRead_"];
                };
            };
        };
    };
    list_errors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ErrorRead_"];
                };
            };
        };
    };
    list_exports: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
                status?: components["schemas"]["ExportStatus"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ExportRead_"];
                };
            };
        };
    };
    create_export: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportRead"];
                };
            };
        };
    };
    get_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportRead"];
                };
            };
        };
    };
    approve_export: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportRead"];
                };
            };
        };
    };
    get_export_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 表格文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    get_masked_roster: {
        parameters: {
            query: {
                organization_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 表格文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    list_external_organizations: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
                /** @description 名称的一部分，或完整代码 */
                q?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ExternalOrganizationRead_"];
                };
            };
        };
    };
    create_external_organization: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExternalOrganizationCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExternalOrganizationRead"];
                };
            };
        };
    };
    update_external_organization: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                external_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExternalOrganizationCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExternalOrganizationRead"];
                };
            };
        };
    };
    submit_feedback: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackReceipt"];
                };
            };
        };
    };
    list_feedback_recipients: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RecipientRead_"];
                };
            };
        };
    };
    look_up_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 提交后给您的12位号码，可带空格或短横 */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackStatusRead"];
                };
            };
        };
    };
    list_feedback_inbox: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
                status?: components["schemas"]["FeedbackStatus"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FeedbackRead_"];
                };
            };
        };
    };
    get_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                feedback_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackRead"];
                };
            };
        };
    };
    answer_feedback: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                feedback_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackAnswer"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackRead"];
                };
            };
        };
    };
    reveal_feedback_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                feedback_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackReveal"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackContact"];
                };
            };
        };
    };
    list_bindings: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
                /** @description 哪名党员，不填是我自己 */
                member_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BindingRead_"];
                };
            };
        };
    };
    revoke_binding: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                binding_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BindingRevoke"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BindingRead"];
                };
            };
        };
    };
    issue_card: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CardCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardRead"];
                };
            };
        };
    };
    list_claims: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ClaimDeskRead_"];
                };
            };
        };
    };
    create_claim: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimRead"];
                };
            };
        };
    };
    get_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claim_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDeskRead"];
                };
            };
        };
    };
    accept_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claim_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimAccept"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
        };
    };
    confirm_claim: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                claim_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimConfirm"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDeskRead"];
                };
            };
        };
    };
    refuse_claim: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                claim_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Explanation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDeskRead"];
                };
            };
        };
    };
    second_confirm_claim: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                claim_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Explanation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimDeskRead"];
                };
            };
        };
    };
    issue_confirmation_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationCodeCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmationCodeRead"];
                };
            };
        };
    };
    list_devices: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
                /** @description 哪名党员，不填是我自己 */
                member_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeviceRead_"];
                };
            };
        };
    };
    enrol_device: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceRead"];
                };
            };
        };
    };
    end_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceEndRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceRead"];
                };
            };
        };
    };
    create_paper_card: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperCardCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperCardRead"];
                };
            };
        };
    };
    send_phone_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneCodeOrder"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneCodeRead"];
                };
            };
        };
    };
    get_status_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_server_time: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerTime"];
                };
            };
        };
    };
    verify_card: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationRead"];
                };
            };
        };
    };
    get_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRead"];
                };
            };
        };
    };
    read_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeRead"];
                };
            };
        };
    };
    list_own_accesses: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccessRead_"];
                };
            };
        };
    };
    list_my_attendance: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MyAttendance_"];
                };
            };
        };
    };
    list_my_consents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ConsentRead_"];
                };
            };
        };
    };
    withdraw_my_consent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["ConsentKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_my_corrections: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OwnCorrectionRead_"];
                };
            };
        };
    };
    ask_correction: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCorrectionRead"];
                };
            };
        };
    };
    withdraw_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCorrectionRead"];
                };
            };
        };
    };
    export_my_data: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnData"];
                };
            };
        };
    };
    list_my_feedback: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MyFeedbackRead_"];
                };
            };
        };
    };
    get_own_record: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnRecord"];
                };
            };
        };
    };
    show_my_values: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnValues"];
                };
            };
        };
    };
    change_my_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_my_sessions: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SessionRead_"];
                };
            };
        };
    };
    end_my_other_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    end_my_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_my_subscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SubscriptionRead_"];
                };
            };
        };
    };
    allow_subscription_message: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionLeft"];
                };
            };
        };
    };
    list_own_verifications: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OwnVerificationRead_"];
                };
            };
        };
    };
    answer_verification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                verification_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationAnswer"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnVerificationRead"];
                };
            };
        };
    };
    list_members: {
        parameters: {
            query?: {
                /** @description 按哪一天的情况 */
                as_of?: string | null;
                category?: components["schemas"]["Category"] | null;
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
                /** @description 这个党组织和全部下级 */
                organization_id?: string | null;
                /** @description 姓名开头，或完整的公民身份号码、手机号 */
                q?: string | null;
                /** @description 不填是正常和停止党籍的 */
                status?: components["schemas"]["Status"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MemberItem_"];
                };
            };
        };
    };
    create_member: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberRead"];
                };
            };
        };
    };
    get_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberRead"];
                };
            };
        };
    };
    update_member: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberRead"];
                };
            };
        };
    };
    list_member_accesses: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccessRead_"];
                };
            };
        };
    };
    list_member_affiliations: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AffiliationRead_"];
                };
            };
        };
    };
    change_member_contact: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactCommand"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberRead"];
                };
            };
        };
    };
    correct_member_dates: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DateCorrection"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberRead"];
                };
            };
        };
    };
    record_member_dues: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuesPaidThrough"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberRead"];
                };
            };
        };
    };
    list_member_events: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LedgerEntryRead_"];
                };
            };
        };
    };
    reveal_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
        };
    };
    change_member_status: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                member_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusChangeCommand"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberRead"];
                };
            };
        };
    };
    list_notifications: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_NotificationRead_"];
                };
            };
        };
    };
    mark_notifications_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationIds"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
        };
    };
    count_unread_notifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
        };
    };
    list_organizations: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                kind?: components["schemas"]["OrganizationKind"] | null;
                /** @description 每页条数 */
                limit?: number;
                /** @description 名称的一部分 */
                q?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrganizationRead_"];
                };
            };
        };
    };
    create_organization: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationRead"];
                };
            };
        };
    };
    get_organization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationRead"];
                };
            };
        };
    };
    update_organization: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationRead"];
                };
            };
        };
    };
    list_appointments: {
        parameters: {
            query?: {
                /** @description 按哪一天的情况 */
                as_of?: string | null;
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AppointmentRead_"];
                };
            };
        };
    };
    appoint_member: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentRead"];
                };
            };
        };
    };
    end_appointment: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                appointment_id: string;
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentEnd"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentRead"];
                };
            };
        };
    };
    get_call_list: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CallRead_"];
                };
            };
        };
    };
    mark_called: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationIds"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CallRead_"];
                };
            };
        };
    };
    list_children: {
        parameters: {
            query?: {
                /** @description 按哪一天的情况 */
                as_of?: string | null;
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrganizationNode_"];
                };
            };
        };
    };
    dissolve_organization: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchTarget"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRead"];
                };
            };
        };
    };
    get_organization_history: {
        parameters: {
            query?: {
                /** @description 按哪一天的情况 */
                as_of?: string | null;
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrganizationVersionRead_"];
                };
            };
        };
    };
    merge_organization: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchTarget"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRead"];
                };
            };
        };
    };
    list_party_groups: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PartyGroupRead_"];
                };
            };
        };
    };
    create_party_group: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartyGroupCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyGroupRead"];
                };
            };
        };
    };
    rename_organization: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationRename"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationRead"];
                };
            };
        };
    };
    reparent_organization: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchTarget"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRead"];
                };
            };
        };
    };
    list_role_grants: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_GrantRead_"];
                };
            };
        };
    };
    request_role_grant: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantRead"];
                };
            };
        };
    };
    list_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SettingRead_"];
                };
            };
        };
    };
    change_settings: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SettingRead_"];
                };
            };
        };
    };
    list_subtree: {
        parameters: {
            query?: {
                /** @description 按哪一天的情况 */
                as_of?: string | null;
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrganizationNode_"];
                };
            };
        };
    };
    list_terms: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TermRead_"];
                };
            };
        };
    };
    register_term: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TermCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermRead"];
                };
            };
        };
    };
    update_party_group: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartyGroupUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyGroupRead"];
                };
            };
        };
    };
    end_party_group: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyGroupRead"];
                };
            };
        };
    };
    get_receipt_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 介绍信上二维码里的一串字符 */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptLinkRead"];
                };
            };
        };
    };
    answer_receipt_link: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                /** @description 介绍信上二维码里的一串字符 */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptAnswer"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    act_on_role_grant: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                grant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantAction"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantRead"];
                };
            };
        };
    };
    list_roster_imports: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RosterImportItem_"];
                };
            };
        };
    };
    create_roster_import: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_create_roster_import"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterImportRead"];
                };
            };
        };
    };
    get_roster_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterImportRead"];
                };
            };
        };
    };
    apply_roster_import: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RosterApply"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterImportRead"];
                };
            };
        };
    };
    get_roster_import_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 表格文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    list_roster_import_rows: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
                list?: components["schemas"]["ListKind"];
                verdict?: components["schemas"]["app__roster__rules__Verdict"] | null;
            };
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RowVerdict_"];
                };
            };
        };
    };
    confirm_slip_batch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                slip_batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlipBatchRead"];
                };
            };
        };
    };
    destroy_slip_batch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                slip_batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SlipBatchDestroy"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlipBatchRead"];
                };
            };
        };
    };
    settle_slip_batch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                slip_batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SlipNumbers"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlipBatchRead"];
                };
            };
        };
    };
    list_staff_accounts: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_StaffRead_"];
                };
            };
        };
    };
    create_staff_account: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRead"];
                };
            };
        };
    };
    disable_staff_account: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Explanation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRead"];
                };
            };
        };
    };
    reset_staff_password: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Explanation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRead"];
                };
            };
        };
    };
    get_appeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealCase"];
                };
            };
        };
    };
    confirm_regrade: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                appeal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeetingWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealCase"];
                };
            };
        };
    };
    propose_regrade: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                appeal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegradeWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealCase"];
                };
            };
        };
    };
    reply_to_appeal: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                appeal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealReply"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealCase"];
                };
            };
        };
    };
    create_survey_rounds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoundApply"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundsMade"];
                };
            };
        };
    };
    preview_survey_rounds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoundPlan"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundPreview"];
                };
            };
        };
    };
    list_surveys: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 只看我管理范围内的 */
                held?: boolean;
                /** @description 每页条数 */
                limit?: number;
                /** @description 只看我在名单上的 */
                mine?: boolean;
                /** @description 哪个党组织的，含其下级 */
                organization_id?: string | null;
                /** @description 状态，可多选 */
                status?: components["schemas"]["SurveyStatus"][] | null;
                template?: components["schemas"]["SurveyTemplate"] | null;
                year?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SurveyRead_"];
                };
            };
        };
    };
    create_survey: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDetail"];
                };
            };
        };
    };
    get_survey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDetail"];
                };
            };
        };
    };
    update_survey: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDetail"];
                };
            };
        };
    };
    list_appeals: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AppealCase_"];
                };
            };
        };
    };
    file_appeal: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealRead"];
                };
            };
        };
    };
    issue_ballot_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BallotTokenRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BallotToken"];
                };
            };
        };
    };
    list_survey_board: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BallotReceipt_"];
                };
            };
        };
    };
    close_survey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDetail"];
                };
            };
        };
    };
    confirm_survey_grades: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeetingWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpinionRead"];
                };
            };
        };
    };
    freeze_survey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDetail"];
                };
            };
        };
    };
    list_survey_keys: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_KeyRead_"];
                };
            };
        };
    };
    list_my_appeals: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AppealRead_"];
                };
            };
        };
    };
    get_my_grade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyGrade"];
                };
            };
        };
    };
    acknowledge_my_grade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyGrade"];
                };
            };
        };
    };
    open_survey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDetail"];
                };
            };
        };
    };
    get_survey_opinion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpinionRead"];
                };
            };
        };
    };
    propose_survey_grades: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpinionWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpinionRead"];
                };
            };
        };
    };
    get_paper_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperCountRead"];
                };
            };
        };
    };
    enter_paper_count: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperCountWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDetail"];
                };
            };
        };
    };
    confirm_paper_count: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperCountWrite"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDetail"];
                };
            };
        };
    };
    get_survey_publication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationRead"];
                };
            };
        };
    };
    preview_survey_publication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationPreview"];
                };
            };
        };
    };
    publish_survey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDetail"];
                };
            };
        };
    };
    get_survey_results: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyResult"];
                };
            };
        };
    };
    get_survey_slips: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveySlips"];
                };
            };
        };
    };
    print_survey_slips: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SlipsPrint"];
            };
        };
        responses: {
            /** @description 可打印的密封票，只给这一次 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    list_slip_draws: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SlipDrawRead_"];
                };
            };
        };
    };
    note_slip_draw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SlipDraw"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_survey_texts: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TextRead_"];
                };
            };
        };
    };
    confirm_survey_texts: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextConfirmation"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDetail"];
                };
            };
        };
    };
    mark_survey_texts: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextMarks"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDetail"];
                };
            };
        };
    };
    get_survey_turnout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyTurnout"];
                };
            };
        };
    };
    void_survey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                survey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyVoid"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyDetail"];
                };
            };
        };
    };
    extend_term: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                term_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TermExtend"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermRead"];
                };
            };
        };
    };
    list_transfers: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
                member_id?: string | null;
                /** @description 只看本人的 */
                own?: boolean;
                status?: components["schemas"]["TransferStatus"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TransferItem_"];
                };
            };
        };
    };
    create_transfer: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferRead"];
                };
            };
        };
    };
    get_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferRead"];
                };
            };
        };
    };
    update_transfer: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferRead"];
                };
            };
        };
    };
    act_on_transfer: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
                "if-match"?: string | null;
            };
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferActionCommand"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferRead"];
                };
            };
        };
    };
    print_letter: {
        parameters: {
            query?: {
                /** @description 同一件转接里以前那封的编号，不填是最后开出的一封 */
                letter_id?: string | null;
            };
            header?: never;
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 可打印的文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    put_transfer_mirror: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MirrorCommand"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferRead"];
                };
            };
        };
    };
    print_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 可打印的文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    get_transfer_scan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 介绍信的照片或扫描件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
        };
    };
    put_transfer_scan: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_put_transfer_scan"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferRead"];
                };
            };
        };
    };
    list_transfer_timeline: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TimelineEntry_"];
                };
            };
        };
    };
    list_transfer_batches: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
                status?: components["schemas"]["BatchStatus"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BatchItem_"];
                };
            };
        };
    };
    create_transfer_batch: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRead"];
                };
            };
        };
    };
    get_transfer_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRead"];
                };
            };
        };
    };
    apply_transfer_batch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BatchApply"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRead"];
                };
            };
        };
    };
    cancel_transfer_batch: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
            };
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRead"];
                };
            };
        };
    };
    list_transfer_batch_rows: {
        parameters: {
            query?: {
                /** @description 只看做方案以后变了的 */
                changed?: boolean;
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                kind?: components["schemas"]["BatchRowKind"] | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path: {
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BatchRowRead_"];
                };
            };
        };
    };
    list_transfer_inbox: {
        parameters: {
            query?: {
                /** @description 看下级已经逾期、可以代办的 */
                below?: boolean;
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TransferItem_"];
                };
            };
        };
    };
    create_incoming_transfer: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IncomingTransferCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferRead"];
                };
            };
        };
    };
    print_letters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LettersPrint"];
            };
        };
        responses: {
            /** @description 可打印的文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    list_unprinted_letters: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TransferItem_"];
                };
            };
        };
    };
    get_national_sheet: {
        parameters: {
            query: {
                organization_id: string;
                /** @description 用途，名单里的每个人都能看到 */
                reason: string;
                /** @description 不填是办理中的 */
                status?: components["schemas"]["TransferStatus"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 表格文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    preflight_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferPreflight"];
                };
            };
        };
    };
    list_transfer_targets: {
        parameters: {
            query?: {
                /** @description exact 时给出总数 */
                count?: "exact" | null;
                /** @description 上一页给出的位置 */
                cursor?: string | null;
                /** @description 每页条数 */
                limit?: number;
                /** @description 谁要转，和near一起用；不填是本人 */
                member_id?: string | null;
                /** @description 只看同一个党委下面的别的支部 */
                near?: boolean;
                /** @description 名称的一部分，或完整代码 */
                q?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TransferTarget_"];
                };
            };
        };
    };
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    get_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    issue_client_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    client_assertion?: string;
                    /** @constant */
                    client_assertion_type?: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
                    client_id?: string;
                    client_secret?: string;
                    /** @constant */
                    grant_type: "client_credentials";
                    scope?: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientToken"];
                };
            };
        };
    };
    get_readiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
}
