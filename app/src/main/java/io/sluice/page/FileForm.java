package io.sluice.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.springframework.web.util.WebUtils;

/**
 * A form that a file was sent with. Its fields that stand before the file are read, and are its
 * parameters; the file itself is left to be streamed, and neither in memory nor on a disk.
 */
public final class FileForm extends HttpServletRequestWrapper {

  private static final int MOST_FIELDS = 20;
  private static final int MOST_BYTES = 4 * 1024;
  private static final int MOST_HEADER_BYTES = 8 * 1024;

  private Map<String, String> fields;
  private FileItemInput file;

  FileForm(HttpServletRequest request) {
    super(request);
  }

  static boolean isOne(HttpServletRequest request) {
    return JakartaServletFileUpload.isMultipartContent(request);
  }

  /**
   * @throws IllegalStateException where the request is none, or did not pass the filter
   */
  public static FileForm of(HttpServletRequest request) {
    var form = WebUtils.getNativeRequest(request, FileForm.class);
    if (form == null) {
      throw new IllegalStateException("This request has no form with a file");
    }
    return form;
  }

  @Override
  public String getParameter(String name) {
    return Optional.ofNullable(fields().get(name)).orElseGet(() -> super.getParameter(name));
  }

  /** Empty where it is blank or missing. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(getParameter(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  /** Empty where none was chosen. To be read once. */
  public Optional<FileItemInput> file() {
    fields();
    return Optional.ofNullable(file).filter(chosen -> !chosen.getName().isBlank());
  }

  private Map<String, String> fields() {
    if (fields == null) {
      fields = new HashMap<>();
      try {
        read();
      } catch (FileUploadException e) {
        fields.clear();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return fields;
  }

  private void read() throws IOException {
    var parts = parts();
    while (fields.size() < MOST_FIELDS && parts.hasNext()) {
      var part = parts.next();
      if (!part.isFormField()) {
        file = part;
        return;
      }
      var value = part.getInputStream().readNBytes(MOST_BYTES);
      fields.put(part.getFieldName(), new String(value, StandardCharsets.UTF_8));
    }
  }

  private FileItemInputIterator parts() throws IOException {
    var upload = new JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory>();
    upload.setHeaderCharset(StandardCharsets.UTF_8);
    upload.setMaxPartHeaderSize(MOST_HEADER_BYTES);
    return upload.getItemIterator((HttpServletRequest) getRequest());
  }
}
