"""Files that cannot be read as a roster. Each names the mend; nothing of such a file is taken."""

from app.core.errors import Conflict, Invalid, TooLarge


class UnreadableRoster(Invalid):
    """Base of everything that is wrong with a file as a whole."""


class EmptyFile(UnreadableRoster):
    code = "roster.empty_file"
    title = "这个文件是空的，请选择填好的花名册。"
    title_en = "The file is empty."


class NotARoster(UnreadableRoster):
    code = "roster.unknown_format"
    title = "读不了这种文件，请上传 .xlsx 或 .csv。旧版 .xls 请先在表格软件里“另存为”.xlsx。"
    title_en = "Only .xlsx and .csv are read. Save an old .xls as .xlsx first."


class PasswordProtected(UnreadableRoster):
    code = "roster.password_protected"
    title = "这个文件设了打开密码，请去掉密码后再上传。"
    title_en = "The file is protected by a password. Remove it and upload again."


class BrokenFile(UnreadableRoster):
    code = "roster.broken_file"
    title = "这个文件已损坏，请用表格软件打开后重新保存再上传。"
    title_en = "The file is damaged. Open it, save it anew and upload again."


class FileTooLarge(TooLarge):
    code = "roster.file_too_large"
    title = "文件太大，最多{megabytes}MB，请分成几份。"
    title_en = "The file is too large, at most {megabytes} MB. Split it."


class SheetTooLarge(TooLarge):
    code = "roster.sheet_too_large"
    title = "表格太大，最多{rows}行、{columns}列，里面不要有图片；请删去空白行列，或分成几份。"
    title_en = "The table is too large, at most {rows} rows and {columns} columns, without pictures. Split it."


class UnknownEncoding(UnreadableRoster):
    code = "roster.unknown_encoding"
    title = "认不出文件的文字编码，请在表格软件里“另存为” CSV UTF-8 后再上传。"
    title_en = "The text is neither UTF-8 nor GB18030. Save it as CSV UTF-8."


class BrokenCsv(UnreadableRoster):
    code = "roster.broken_csv"
    title = "第{line}行附近的引号不成对或有无法识别的字符，请改好后再上传。"
    title_en = "Unbalanced quotes or unreadable characters near line {line}."


class NoMemberSheet(UnreadableRoster):
    code = "roster.no_header"
    title = "没有找到表头。名单上方要有一行列名，如“姓名、公民身份号码、人员类别、所在党支部、加入党组织日期”。"
    title_en = "No header row was found."


class NoRows(UnreadableRoster):
    code = "roster.no_rows"
    title = "工作表{sheets}只有表头，没有一行名单，请填好后再上传。"
    title_en = "Sheets {sheets} have a header and nothing below it."


class TwoOrganizationSheets(UnreadableRoster):
    code = "roster.two_sheets"
    title = "工作表{sheets}都是党组织名单，请合并成一张，或只留要导入的一张。"
    title_en = "Sheets {sheets} are all lists of organizations. Merge them, or keep one."


class MovedHeader(UnreadableRoster):
    code = "roster.header_moved"
    title = "工作表{sheet}第{row}行又是一行表头，列的次序与第{first}行不同，下面的内容会读错列。请改成同样的次序，或另放一张工作表。"
    title_en = "Sheet {sheet}, row {row}: a second header whose columns differ from those of row {first}."


class MissingColumns(UnreadableRoster):
    code = "roster.missing_column"
    title = "工作表{sheets}缺少这些列：{columns}。请补上（列名见采集表）后再上传。"
    title_en = "Sheets {sheets} lack the columns {columns}."


class UnknownColumn(UnreadableRoster):
    code = "roster.unknown_column"
    title = "工作表{sheets}有不认识的列：{columns}。{hint}"
    title_en = "Sheets {sheets} have unknown columns: {columns}."


class AmbiguousColumn(UnreadableRoster):
    code = "roster.ambiguous_column"
    title = "工作表{sheets}有两列是同一项：“{first}”和“{second}”。请只留一列。"
    title_en = "Sheets {sheets}: {first} and {second} are the same column twice."


class NotReady(Conflict):
    code = "roster.not_ready"
    title = "这次导入现在是“{status}”，核对完成后才能导入，也只能导入一次。"
    title_en = "This import is {status}. It can be applied once, when it is ready."


class Forgotten(Conflict):
    code = "roster.forgotten"
    title = "上传的文件已过保存期，请重新上传。"
    title_en = "The uploaded file is no longer kept. Upload it again."


class TreeChanged(Conflict):
    code = "roster.tree_changed"
    title = "核对之后党组织或党员有了变动，这次没有写入任何内容，请重新上传核对。"
    title_en = "The roll changed since the dry run. Nothing was written. Upload the file again."


class SecondPersonNeeded(Conflict):
    code = "roster.second_person_needed"
    title = "完整名册要由另一个人批准，请同级、上级的书记或组织委员，或者管理员办理。"
    title_en = "A full export is approved by a second person."


class NotWaiting(Conflict):
    code = "roster.not_waiting"
    title = "这份名册不在等待批准，请刷新后查看。"
    title_en = "This export does not wait for approval."


class FileNotThere(Conflict):
    code = "roster.file_not_there"
    title = "文件还没有做好，或已经取走、过期；需要时请重新申请。"
    title_en = "The file is not ready, was taken, or has expired. Ask for a new one."
